/* The paper that the reader prints on. `data-cg-paper` on <html> says which one: the styles hide what is only for the
   other, and scripts that print can read it. In the head, so that nothing moves later. */
(() => {
  const root = document.documentElement;

  function show() {
    const paper = cg.store.get("paper");
    root.dataset.cgPaper = ["letter", "a4"].includes(paper) ? paper : root.dataset.cgFirst;
    for (const choice of document.querySelectorAll(".cg-choice input")) {
      choice.checked = choice.value === root.dataset.cgPaper;
    }
  }

  /* again when the page is complete, or comes back from the history */
  show();
  for (const event of ["DOMContentLoaded", "pageshow"]) addEventListener(event, show);
  cg.store.watch("paper", show);
  document.addEventListener("change", ({ target }) => {
    if (target.matches(".cg-choice input")) cg.store.set("paper", target.value);
  });
})();
