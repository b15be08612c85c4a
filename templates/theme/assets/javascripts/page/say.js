/* Tells screen readers what changed. The same words twice in a row are read twice. Adds cg.say. */
/** @param {string} words */
cg.say = (words) => {
  const region = /** @type {HTMLElement} */ (document.getElementById("cg-say"));
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
};
