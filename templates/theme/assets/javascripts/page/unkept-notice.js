/* Says that nothing can be kept on this device, once on a page, where it is seen. Adds nothing to cg. */
document.addEventListener(
  "cg-unkept",
  (event) => {
    const { full } = /** @type {CustomEvent} */ (event).detail;
    const why = full ? "There is no room left in this browser." : "This browser does not let pages keep anything.";
    const box = cg.dom.notice("", "Your work is still here, until you close this page.", `${why} Print it or save it before you leave.`);
    box.classList.add("cg-unkept");
    box.setAttribute("role", "alert");
    document.getElementById("content")?.prepend(box);
  },
  { once: true },
);
