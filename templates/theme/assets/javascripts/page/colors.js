/* Light, dark, or as the device has it. In the head, so that nothing flashes; one button goes round the three. */
(() => {
  const choices = ["device", "light", "dark"];
  const names = { device: "as on this device", light: "light", dark: "dark" };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    const kept = cg.store.get("colors");
    return choices.includes(kept) ? kept : "device";
  }

  function show() {
    const choice = chosen();
    const lamp = choice === "dark" || (choice === "device" && dark.matches);
    document.documentElement.dataset.mdColorScheme = lamp ? "slate" : "default";
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", lamp ? "#101a16" : "#fafaf4");
    const button = document.querySelector("[data-cg-colors]");
    if (!button) return;
    button.dataset.cgColors = choice;
    button.removeAttribute("aria-label"); // a title beside it would be read as well
    button.title = `Colors: ${names[choice]}`;
  }

  document.documentElement.classList.replace("no-js", "js");
  show();
  dark.addEventListener("change", show);
  cg.store.watch("colors", show);
  for (const event of ["DOMContentLoaded", "pageshow"]) addEventListener(event, show);
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-cg-colors]")) return;
    cg.store.set("colors", choices[(choices.indexOf(chosen()) + 1) % choices.length]);
  });
})();
