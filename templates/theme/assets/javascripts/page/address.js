/* The address of a page, given from the guide's root: cg.address("letters/cold-email/#say"). In a folder on disk,
   where no server adds it, index.html is named. Adds cg.address. */
/** @param {string} path */
cg.address = (path) => {
  const address = new URL(path, cg.root);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
};
