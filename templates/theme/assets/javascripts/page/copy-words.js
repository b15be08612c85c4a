/* A button on words to say that copies them, without the quotes around them; only where browsers hand out the clipboard.
   Adds nothing to cg. */
(() => {
  /** @param {Element} paragraph */
  function words(paragraph) {
    const copy = /** @type {Element} */ (paragraph.cloneNode(true));
    for (const number of copy.querySelectorAll("[aria-hidden]")) number.remove();
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    return (copy.textContent ?? "").trim();
  }

  for (const box of navigator.clipboard ? document.querySelectorAll(".cg-say") : []) {
    const paragraphs = [...box.querySelectorAll("p:not(.cg-say__cue)")];
    const copy = cg.dom.button("cg-icon", "copy", "", async () => {
      const text = paragraphs.map(words).join("\n\n").replace(/^“|”$/g, "");
      const done = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      copy.replaceChildren(cg.dom.icon(done ? "check" : "copy"));
      cg.say(done ? cg.text("words-copied") : cg.text("words-not-copied"));
    });
    copy.title = cg.text("words-copy");
    box.append(copy);
  }
})();
