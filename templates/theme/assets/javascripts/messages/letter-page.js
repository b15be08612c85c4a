/* The page of one letter: the composer takes the place of the message with its brackets. The reasons for each part and the
   files to take away stay below it. Adds nothing to cg. */
(() => {
  const composer = document.getElementById("composer");
  if (!composer) return;
  document.getElementById("blank")?.remove();
  const below = /** @type {HTMLElement} */ (document.getElementById("as-it-is"));
  below.append(/** @type {HTMLElement} */ (below.querySelector(".cg-out"))); // the reasons come first now
  cg.composer.mount(composer, JSON.parse(composer.dataset.letter ?? ""));
})();
