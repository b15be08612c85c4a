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

  /* What is copied: a paragraph's words with its line breaks, without the number of its note. */
  function words(paragraph) {
    const copy = paragraph.cloneNode(true);
    for (const number of copy.querySelectorAll("[aria-hidden]")) number.remove();
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    return copy.textContent.trim();
  }

  /* Browsers hand out the clipboard only on safe addresses. Elsewhere the text can still be selected. */
  for (const button of navigator.clipboard ? document.querySelectorAll("[data-cg-copy]") : []) {
    const status = button.parentElement.querySelector("[role=status]");
    const paragraphs = [...button.closest(".cg-out").querySelectorAll(button.dataset.cgCopy)];
    button.hidden = false;
    button.addEventListener("click", () => {
      status.textContent = "";
      navigator.clipboard.writeText(paragraphs.map(words).join("\n\n")).then(
        () => (status.textContent = "Copied"),
        () => (status.textContent = "Your browser did not allow it. Select the text and copy it."),
      );
    });
  }

  /* Material's script has added a second one, which follows the palette; browsers read the first. */
  document.querySelector("meta[name=theme-color]").remove();
})();
