/* The form of the composer: a row for each field of the letter. Adds cg.composerFields. */
cg.composerFields = (() => {
  const { make, field: labeled } = cg.dom;
  /** @type {Record<string, string>} */
  const purposes = { name: "name", "own-address": "street-address" };

  /**
   * @param {LetterData} letter
   * @param {LetterField} field
   * @param {string} id
   * @param {() => void} onblur
   */
  function row(letter, field, id, onblur) {
    const attributes = {
      id,
      "aria-describedby": `${id}-help`,
      autocomplete: purposes[field.name] ?? "off",
      /* most of what is typed is in the middle of a sentence */
      autocapitalize: /^\p{Ll}/u.test(field.example) ? "none" : "sentences",
      oninput: () => cg.keptLetters.setValue(letter, field, input.value),
      onblur,
    };
    const input = field.size === "long" ? make("textarea", { ...attributes, rows: 2 }) : make("input", { ...attributes, type: "text" });
    const element = labeled(field.label, input);
    element.append(make("span", { class: "cg-help", id: `${id}-help` }, field.hint && `${field.hint} `, make("span", { class: "cg-compose__eg" }, cg.text("message-example", { example: field.example }))));
    return { name: field.name, input, element };
  }

  /**
   * @param {LetterData} letter
   * @param {string} prefix what the ids begin with
   */
  function build(letter, prefix) {
    let reached = -1; // the last field that someone was in: what is empty up to it was passed by
    const rows = letter.fields.map((field, place) =>
      row(letter, field, `${prefix}-${field.name}`, () => {
        reached = Math.max(reached, place);
        mark();
      }),
    );

    function mark() {
      const full = rows.map(({ input }) => Boolean(input.value.trim()));
      const upTo = 2 * full.filter(Boolean).length > full.length ? full.length : Math.max(reached, full.lastIndexOf(true));
      rows.forEach(({ element }, place) => element.classList.toggle("cg-field--todo", place <= upTo && !full[place]));
    }

    /** @param {Values} values */
    function show(values) {
      for (const { name, input } of rows) if (input.value !== values[name]) input.value = values[name];
      mark();
    }

    function restart() {
      reached = -1;
    }
    return { elements: rows.map(({ element }) => element), show, restart, focus: () => rows[0].input.focus() };
  }

  return build;
})();
