/* One field at a time, for the blank that was pressed in the message. On a phone it's docked above the keyboard; on a large
   screen it's a panel next to the message, with a list of all blanks. Enter goes on to the next blank. Adds cg.composerDock. */
cg.composerDock = (() => {
  const { make, icon, button, field: labeled } = cg.dom;
  /** @type {Record<string, string>} */
  const purposes = { name: "name", "own-address": "street-address" };
  const settled = 100; // milliseconds until the browser has moved the page for the keyboard itself
  const room = { header: 90, gap: 110 }; // pixels that stay free above a blank, and between it and the dock

  /**
   * @param {LetterData} letter
   * @param {LetterField} field
   * @param {string} id
   */
  function row(letter, field, id) {
    const attributes = {
      id,
      "aria-describedby": `${id}-help`,
      autocomplete: purposes[field.name] ?? "off",
      /* most of what is typed is in the middle of a sentence */
      autocapitalize: /^\p{Ll}/u.test(field.example) ? "none" : "sentences",
      enterkeyhint: field.example.includes("\n") ? "enter" : "next",
      oninput: () => cg.keptLetters.setValue(letter, field, input.value),
    };
    const input = field.size === "long" ? make("textarea", { ...attributes, rows: 1 }) : make("input", { ...attributes, type: "text" });
    input.addEventListener("keydown", (event) => {
      const { key, shiftKey, isComposing } = /** @type {KeyboardEvent} */ (event);
      if (key !== "Enter" || shiftKey || isComposing || field.example.includes("\n")) return;
      event.preventDefault();
      input.form?.requestSubmit();
    });
    const element = labeled(field.label, input);
    element.append(make("p", { class: "cg-help", id: `${id}-help` }, field.hint || cg.text("message-example", { example: field.example })));
    return { name: field.name, input, element };
  }

  /**
   * Moves the page so that the current blank is in sight, above the dock where that covers the message. The dock may move
   * with the page, and then it's done once more.
   * @param {HTMLElement} paper
   * @param {HTMLElement} dock
   */
  function reveal(paper, dock, again = true) {
    const gap = paper.querySelector("[aria-current]")?.getBoundingClientRect();
    if (!gap) return;
    const [sheet, box] = [paper.getBoundingClientRect(), dock.getBoundingClientRect()];
    const beside = box.left >= sheet.right || box.right <= sheet.left;
    const end = beside ? innerHeight : Math.min(innerHeight, box.top);
    if (gap.bottom <= end - 24 && gap.top >= room.header) return;
    scrollBy({ top: gap.top - Math.max(24, end - room.gap), behavior: "instant" });
    if (again) reveal(paper, dock, false);
  }

  /**
   * Some browsers keep what's docked behind the keyboard of a phone: it's lifted by what the keyboard covers.
   * @param {HTMLElement} dock
   * @param {() => void} moved
   */
  function liftAboveKeyboard(dock, moved) {
    const { visualViewport: seen } = window;
    seen?.addEventListener("resize", () => {
      const covered = Math.max(0, innerHeight - seen.height * seen.scale - seen.offsetTop);
      dock.style.setProperty("--keyboard", `${Math.round(covered)}px`);
      if (dock.contains(document.activeElement)) setTimeout(moved, settled);
    });
  }

  /**
   * Everything on the dock: its fields, of which it shows one, and the list of all.
   * @param {LetterData} letter
   * @param {string} prefix what the ids begin with
   * @param {(number: number) => void} go
   * @param {(event: Event) => void} goOn
   */
  function parts(letter, prefix, go, goOn) {
    const rows = letter.fields.map((field) => row(letter, field, `${prefix}-${field.name}`));
    const bar = make("div", { class: "cg-dock__bar", "aria-hidden": "true" }, rows.map(() => make("i")));
    const where = make("span", { class: "cg-dock__n" });
    const next = make("button", { type: "submit", class: "cg-btn" });
    const marks = rows.map(() => make("i", { "aria-hidden": "true" }));
    const buttons = letter.fields.map(({ label }, number) => button("cg-dock__go", null, [marks[number], make("span", {}, label)], () => go(number)));
    const list = make("ol", { class: "cg-dock__list", "aria-label": cg.text("message-all-blanks") }, buttons.map((item) => make("li", {}, item)));
    const element = make("form", { class: "cg-dock", "aria-label": cg.text("message-details"), onsubmit: goOn }, bar, where, rows.map((row) => row.element), next, list);
    const isFull = (/** @type {number} */ number) => Boolean(rows[number].input.value.trim());
    /** The first field that is empty, from a number on and around, other than `but`; -1 if there is none. */
    function emptyFrom(start = 0, but = -1) {
      const order = rows.map((_, step) => (start + step) % rows.length);
      return order.find((number) => number !== but && !isFull(number)) ?? -1;
    }

    /** @param {number} at the number of the current field, or -1 */
    function show(at) {
      rows.forEach((row, number) => {
        const [here, full] = [number === at, isFull(number)];
        row.element.hidden = !here;
        bar.children[number].className = here ? "is-here" : full ? "is-done" : "";
        buttons[number].ariaCurrent = here ? "true" : null;
        marks[number].replaceChildren(...(full ? [icon("tick", 18)] : []));
      });
      element.classList.toggle("is-closed", at < 0);
      next.hidden = at < 0;
      where.textContent = at < 0 ? "" : cg.text("message-blank-of", { number: at + 1, count: rows.length });
      next.textContent = emptyFrom(0, at) < 0 ? cg.text("message-done") : cg.text("message-next");
    }
    return { element, rows, emptyFrom, show };
  }

  /**
   * `changed` is called after another field became the current one, and `finished` after the last blank.
   * @param {LetterData} letter
   * @param {string} prefix what the ids begin with
   * @param {HTMLElement} paper
   * @param {{ changed: () => void, finished: () => void }} then
   */
  function build(letter, prefix, paper, { changed, finished }) {
    const { element, rows, emptyFrom, show: draw } = parts(letter, prefix, go, goOn);
    let at = NaN; // the number of the current field: -1 after the last one, and not a number before the first is looked for

    /** @param {number} number */
    function go(number) {
      at = number;
      changed();
      rows[at].input.focus({ preventScroll: true });
      reveal(paper, element);
    }

    /** @param {Event} event */
    function goOn(event) {
      event.preventDefault();
      const number = emptyFrom(at + 1, at);
      if (number >= 0) return go(number);
      at = -1;
      changed();
      finished();
    }

    /** @param {Values} values */
    function show(values) {
      for (const { name, input } of rows) if (input.value !== values[name]) input.value = values[name];
      if (Number.isNaN(at)) at = emptyFrom();
      draw(at);
    }

    paper.addEventListener("click", (event) => {
      const name = /** @type {Element} */ (event.target).closest("a")?.dataset.field;
      if (name === undefined) return;
      event.preventDefault();
      go(rows.findIndex((row) => row.name === name));
    });
    liftAboveKeyboard(element, () => reveal(paper, element));
    const restart = () => (at = NaN);
    return { element, show, restart, current: () => rows[at]?.name ?? "", focus: () => go(Math.max(0, emptyFrom())) };
  }

  return build;
})();
