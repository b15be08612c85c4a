/* Says what happened to a letter, with a way back, right after the buttons that did it. Adds cg.composerNews. */
cg.composerNews = () => {
  const { make, button, notice } = cg.dom;
  const element = make("div", { class: "cg-compose__happened" });
  const clear = () => element.replaceChildren();

  /**
   * @param {HTMLElement} pressed the button that did it
   * @param {string} strong
   * @param {string} words
   * @param {...HTMLElement} buttons
   */
  function show(pressed, strong, words, ...buttons) {
    const box = notice("", strong, words);
    box.append(make("p", { class: "cg-actions" }, buttons));
    element.replaceChildren(box);
    pressed.parentElement?.after(element);
    cg.say(`${strong} ${words}`);
  }

  /**
   * A button that brings back what was kept `before`.
   * @param {Letters} before
   * @param {() => HTMLElement} focus what gets the focus then
   */
  function undo(before, focus) {
    return button("cg-btn cg-btn--quiet", null, cg.text("undo"), () => {
      cg.store.set("letters", before);
      clear();
      cg.say(cg.text("undo-done"));
      focus().focus();
    });
  }

  return { show, undo, clear };
};
