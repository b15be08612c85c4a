/* Warns that nothing can be kept on this device, once on a page. Adds nothing to cg. */
document.addEventListener(
  "cg-unkept",
  (event) => {
    const { full } = /** @type {CustomEvent} */ (event).detail;
    const box = cg.dom.notice("", cg.text("unsaved"), full ? cg.text("unsaved-full") : cg.text("unsaved-refused"));
    box.classList.add("cg-unkept");
    box.setAttribute("role", "alert");
    document.getElementById("content")?.prepend(box);
  },
  { once: true },
);
