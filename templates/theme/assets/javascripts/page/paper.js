/* The paper that the reader prints on. `data-cg-paper` on <html> names it: styles hide what is only for the other paper, and
   scripts that print read it. In the head, so that nothing moves later. Adds nothing to cg. */
(() => {
  const root = document.documentElement;

  function show() {
    root.dataset.cgPaper = cg.kept.get("paper") ?? root.dataset.cgFirst;
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".cg-choice input"))) {
      choice.checked = choice.value === root.dataset.cgPaper;
    }
  }

  /* again when the page is complete, or comes back from the history */
  show();
  for (const event of ["DOMContentLoaded", "pageshow"]) addEventListener(event, show);
  cg.store.watch("paper", show);
  document.addEventListener("change", ({ target }) => {
    const choice = /** @type {HTMLInputElement} */ (target);
    if (choice.matches(".cg-choice input")) cg.store.set("paper", /** @type {Paper} */ (choice.value));
  });
})();
