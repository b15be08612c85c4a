/* The menu of all pages, on phones. The rest of the page is out of reach while it is open. Adds nothing to cg. */
(() => {
  const behind = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-container, .md-header, .cg-yours--row"));
  const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-opens=menu]"));
  /** @type {HTMLElement | null} */
  let opener = null;

  const isOpen = () => document.body.classList.contains("is-menu");

  /** @param {boolean} on */
  function open(on) {
    document.body.classList.toggle("is-menu", on);
    for (const part of behind) part.inert = on;
    for (const button of buttons) if (button.ariaExpanded !== null) button.ariaExpanded = String(on);
    if (on) menu.querySelector("button")?.focus();
    else opener?.focus();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const on = !isOpen();
      if (on) opener = button;
      open(on);
    });
  }
  document.querySelector(".md-overlay")?.addEventListener("click", () => open(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) open(false);
  });

  /* A button that is pressed gets the focus; Safari gives it none, and what moves the focus on goes by where it is. */
  document.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("button")?.focus({ preventScroll: true }), { capture: true });
})();
