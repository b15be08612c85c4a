/* A message as an address that a mail program opens (RFC 6068): UTF-8, every line break as CR LF. It has no recipient
   yet. Adds cg.mailLink. */
/** @param {Message} message */
cg.mailLink = (message) => {
  const part = (/** @type {string} */ name, /** @type {string} */ text) => `${name}=${encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, "\r\n"))}`;
  const parts = [part("body", cg.message.body(message))];
  if (message.subject) parts.unshift(part("subject", cg.message.subject(message)));
  return `mailto:?${parts.join("&")}`;
};
