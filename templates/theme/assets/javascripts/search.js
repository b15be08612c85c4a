/* Opens and closes Material's search by real buttons, which say whether it is open and get the focus back. */
(() => {
  const wide = matchMedia("(min-width: 60em)");
  const toggle = document.querySelector("[data-md-toggle=search]");
  const query = document.querySelector("[data-md-component=search-query]");
  const buttons = document.querySelectorAll("[data-cg-opens=search]");
  let opener = null;

  for (const button of buttons) {
    button.addEventListener("click", () => {
      opener = toggle.checked ? opener : button;
      toggle.click();
    });
  }
  toggle.addEventListener("change", () => {
    for (const button of buttons) if (button.ariaExpanded !== null) button.ariaExpanded = String(toggle.checked);
    document.querySelector(".md-container").inert = toggle.checked && !wide.matches;
    if (toggle.checked) {
      query.focus();
    } else {
      opener?.focus();
      opener = null;
    }
  });
})();
