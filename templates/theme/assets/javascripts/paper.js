/* The paper that the reader prints on, kept on this device. `data-cg-paper` on <html> says which one: the styles hide
   what is only for the other, and scripts that print can read it. Runs in the head, so that nothing moves later. */
(() => {
  const key = "cg-paper";
  const root = document.documentElement;
  const first = document.currentScript.dataset.first;

  /* Browsers may refuse to keep anything. Then a choice holds for this page. */
  function kept() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function keep(paper) {
    try {
      localStorage.setItem(key, paper);
    } catch {
      /* it is shown all the same */
    }
  }

  function show() {
    const paper = kept() ?? root.dataset.cgPaper;
    root.dataset.cgPaper = ["letter", "a4"].includes(paper) ? paper : first;
    for (const choice of document.querySelectorAll(".cg-choice input")) {
      choice.checked = choice.value === root.dataset.cgPaper;
    }
  }

  /* again when the page is complete, comes back from the history, or another tab has chosen */
  show();
  for (const event of ["DOMContentLoaded", "pageshow", "storage"]) addEventListener(event, show);
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".cg-choice input")) return;
    root.dataset.cgPaper = target.value;
    keep(target.value);
  });
})();
