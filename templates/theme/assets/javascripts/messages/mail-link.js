/* A message as an address that a mail program opens (RFC 6068): UTF-8, every line break as CR LF. Nobody is in it yet. */
cg.mailto = (message) => {
  const part = (name, text) => `${name}=${encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, "\r\n"))}`;
  const parts = [part("body", cg.message.body(message))];
  if (message.subject) parts.unshift(part("subject", cg.message.subject(message)));
  return `mailto:?${parts.join("&")}`;
};
