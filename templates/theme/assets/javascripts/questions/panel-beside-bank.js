/* Puts the panel beside the bank. Its place is there from the first paint on. Adds nothing to cg. */
(() => {
  const place = document.querySelector(".cg-bank");
  if (!place) return;
  const panel = cg.dom.make("aside", { class: "cg-tray", id: "tray", "aria-label": cg.text("my-questions") });
  cg.bank.load().then((bank) => {
    cg.panel.mount(panel, bank);
    place.append(panel);
    document.documentElement.classList.add("cg-has-bar");
  });
})();
