/* Hands a file to the reader. Nothing goes over the network. Adds cg.save. */
/**
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
cg.save = (name, type, content) => {
  const link = cg.dom.make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
