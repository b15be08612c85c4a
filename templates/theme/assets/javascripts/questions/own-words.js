/* The field for a question of the reader's own: as tall as its words, so that all of them can be read. Enter is done, since a
   question is one line. Adds cg.ownWords. */
cg.ownWords = (() => {
  const letters = 28; // in a line on a phone; browsers that can make the field as tall as its words don't need it

  /**
   * @param {Attributes} attributes
   * @param {(field: HTMLTextAreaElement) => void} done
   */
  return (attributes, done) => {
    const fit = () => (field.rows = Math.max(1, Math.ceil(field.value.length / letters)));
    /** @param {KeyboardEvent} event */
    function press(event) {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      done(field);
    }
    const field = cg.dom.make("textarea", { class: "cg-grows", rows: 1, maxlength: 200, oninput: fit, onkeydown: press, ...attributes });
    return field;
  };
})();
