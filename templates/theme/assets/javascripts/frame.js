/* The buttons of the frame. Material's script opens and closes the menu and the search by two hidden checkboxes;
   here real buttons work them, say whether they are open, and get the focus back. */
(() => {
  const wide = matchMedia("(min-width: 60em)");

  function connect(name, opened) {
    const toggle = document.querySelector(`[data-md-toggle=${name}]`);
    const buttons = document.querySelectorAll(`[data-cg-opens=${name}]`);
    let opener = null;

    for (const button of buttons) {
      button.addEventListener("click", () => {
        opener = toggle.checked ? opener : button;
        toggle.click();
      });
    }
    toggle.addEventListener("change", () => {
      for (const button of buttons) {
        if (button.hasAttribute("aria-expanded")) button.setAttribute("aria-expanded", String(toggle.checked));
      }
      opened(toggle.checked);
      if (!toggle.checked) {
        opener?.focus();
        opener = null;
      }
    });
    return toggle;
  }

  const query = document.querySelector("[data-md-component=search-query]");
  const menu = document.getElementById("menu");
  const page = document.querySelector(".md-container");
  const header = document.querySelector(".md-header");

  const drawer = connect("drawer", (open) => {
    page.inert = open;
    header.inert = open;
    if (open) menu.querySelector("button").focus();
  });
  connect("search", (open) => {
    page.inert = open && !wide.matches;
    if (open) query.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  /* Material's script has added a second one, which follows the palette; browsers read the first. */
  document.querySelector("meta[name=theme-color]").remove();
})();
