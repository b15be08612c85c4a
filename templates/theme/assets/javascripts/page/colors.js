/* Light, dark, or as the device has it: one button cycles through the three. In the head, so that nothing flashes.
   Adds nothing to cg. */
(() => {
  /** @type {Kept["colors"][]} */
  const choices = ["device", "light", "dark"];
  const titles = { device: cg.text("colors-device"), light: cg.text("colors-light"), dark: cg.text("colors-dark") };
  const deviceIsDark = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => cg.kept.get("colors") ?? "device";

  function show() {
    const choice = chosen();
    const dark = choice === "dark" || (choice === "device" && deviceIsDark.matches);
    document.documentElement.dataset.mdColorScheme = dark ? "slate" : "default";
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", dark ? "#101a16" : "#fafaf4");
    const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-cg-colors]"));
    if (!button) return;
    button.dataset.cgColors = choice;
    button.removeAttribute("aria-label"); // screen readers would read it as well as the title
    button.title = titles[choice];
  }

  document.documentElement.classList.replace("no-js", "js");
  show();
  deviceIsDark.addEventListener("change", show);
  cg.store.watch("colors", show);
  for (const event of ["DOMContentLoaded", "pageshow"]) addEventListener(event, show);
  document.addEventListener("click", ({ target }) => {
    if (!(/** @type {Element} */ (target).closest("[data-cg-colors]"))) return;
    cg.store.set("colors", choices[(choices.indexOf(chosen()) + 1) % choices.length]);
  });
})();
