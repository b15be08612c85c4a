/* The list of the panel: my questions in order, to move, remove, and change where they are the reader's own. Whatever
   is done by dragging can be done with keys too. Adds cg.panelList. */
cg.panelList = (() => {
  const { make, icon } = cg.dom;
  const mine = cg.myQuestions;

  /**
   * `page`: whether this is the page of my questions, where the reader's own can be changed. `rest` takes the focus when what
   * had it is gone. `shown` is what the list shows now, so that it's built again only when that changes.
   * @typedef {{ element: HTMLElement, page: boolean, rest: () => void, shown: string }} List
   */

  /** @param {MyQuestion[]} items */
  const signature = (items) => JSON.stringify(items);

  /** @param {List} list */
  const rowsOf = (list) => /** @type {HTMLElement[]} */ ([...list.element.children]);

  /**
   * A button of a row, if both are there.
   * @param {List} list
   * @param {number} number
   * @param {string} name
   * @returns {HTMLButtonElement | null | undefined}
   */
  const buttonAt = (list, number, name) => rowsOf(list)[number]?.querySelector(`[data-act=${name}]`);

  /**
   * @param {List} list
   * @param {MyQuestion} item
   * @param {number} number
   * @param {number} count
   */
  function row(list, item, number, count) {
    const question = cg.bank.find(item.id);
    const ask = item.own ?? question?.ask ?? item.id ?? "";
    const { minutes } = item;
    const editable = list.page && item.own;
    return make(
      "li",
      {},
      editable ? ownFields(list, item, number) : make("span", {}, question ? make("a", { class: "cg-plain", href: cg.bank.href(question) }, ask) : ask),
      !editable && make("small", {}, item.own ? cg.text("my-questions-own-minutes", { minutes }) : cg.text("minutes-short", { count: minutes })),
      make(
        "div",
        { class: "cg-tray__move" },
        make("span", { class: "cg-tray__grip", "aria-hidden": "true", onpointerdown: (event) => grab(list, event) }, icon("grip", 17)),
        act("up", "up", cg.text("my-questions-move-up", { question: ask }), () => shift(list, number, number - 1), number === 0),
        act("down", "down", cg.text("my-questions-move-down", { question: ask }), () => shift(list, number, number + 1), number === count - 1),
        act("out", "close", cg.text("my-questions-remove", { question: ask }), () => takeOut(list, number)),
      ),
    );
  }

  /**
   * @param {string} name
   * @param {string} drawn
   * @param {string} label
   * @param {() => void} onclick
   */
  function act(name, drawn, label, onclick, disabled = false) {
    return make("button", { type: "button", "aria-label": label, "data-act": name, disabled, onclick }, icon(drawn, 17));
  }

  /**
   * @param {number} minutes
   * @param {boolean} selected
   */
  const option = (minutes, selected) => make("option", { value: minutes, selected }, cg.text("minutes-short", { count: minutes }));

  /** @param {string} words maybe pasted, over several lines */
  const oneLine = (words) => words.replace(/\s+/g, " ").trim();

  /**
   * @param {List} list
   * @param {MyQuestion} item
   * @param {number} number
   */
  function ownFields(list, item, number) {
    const words = cg.ownWords({ "aria-label": cg.text("my-questions-own"), onchange: save }, save);
    words.value = item.own ?? "";
    words.dispatchEvent(new Event("input"));
    const options = Array.from({ length: Math.max(5, item.minutes) }, (_, before) => option(before + 1, before + 1 === item.minutes));
    const minutes = make("select", { "aria-label": cg.text("my-questions-own-takes-named", { question: item.own ?? "" }), onchange: save }, options);
    function save() {
      const { items } = mine.get();
      words.value = oneLine(words.value) || (item.own ?? "");
      items[number] = { own: words.value, minutes: Number(minutes.value) };
      list.shown = signature(items); // the list shows it already, and the focus stays where it is
      mine.replace(items);
    }
    return make("span", { class: "cg-field cg-tray__edit" }, words, minutes);
  }

  /**
   * @param {List} list
   * @param {number} from
   * @param {number} to
   */
  function shift(list, from, to) {
    const name = to < from ? "up" : "down";
    mine.move(from, to);
    const next = buttonAt(list, to, name);
    (next?.disabled ? buttonAt(list, to, name === "up" ? "down" : "up") : next)?.focus();
    cg.say(cg.text("my-questions-moved", { number: to + 1, all: rowsOf(list).length }));
  }

  /**
   * @param {List} list
   * @param {number} number
   */
  function takeOut(list, number) {
    mine.remove(number);
    (buttonAt(list, number, "out") ?? buttonAt(list, number - 1, "out") ?? { focus: list.rest }).focus();
    cg.say(mine.removed());
  }

  /**
   * Dragging by the grip is extra; the buttons do the same.
   * @param {List} list
   * @param {PointerEvent} event
   */
  function grab(list, event) {
    const grip = /** @type {HTMLElement} */ (event.currentTarget);
    const moved = /** @type {HTMLElement} */ (grip.closest("li"));
    const before = rowsOf(list).indexOf(moved);
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    moved.classList.add("is-dragged");
    const follow = (/** @type {PointerEvent} */ { clientY }) => dragTo(list, moved, clientY);
    function drop() {
      grip.removeEventListener("pointermove", follow);
      moved.classList.remove("is-dragged");
      const after = rowsOf(list).indexOf(moved);
      list.shown = "";
      if (after === before) show(list, mine.get());
      else mine.move(before, after);
    }
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  }

  /**
   * @param {List} list
   * @param {HTMLElement} moved
   * @param {number} y in pixels from the top of the window
   */
  function dragTo(list, moved, y) {
    const rows = rowsOf(list);
    const below = rows.find((other) => {
      const { top, height } = other.getBoundingClientRect();
      return other !== moved && y < top + height / 2;
    });
    const down = rows.indexOf(moved) < (below ? rows.indexOf(below) : Infinity);
    /* the others go round it, since what is moved itself would lose the pointer */
    while (moved.nextElementSibling !== (below ?? null)) {
      if (down) moved.before(/** @type {Element} */ (moved.nextElementSibling));
      else moved.after(/** @type {Element} */ (moved.previousElementSibling));
    }
  }

  /**
   * @param {List} list
   * @param {MyQuestions} now
   */
  function show(list, { items }) {
    if (list.shown === signature(items)) return;
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    const held = list.element.contains(focused) ? rowsOf(list).findIndex((other) => other.contains(focused)) : -1;
    const name = focused?.dataset.act ?? "out";
    list.element.replaceChildren(...items.map((item, number) => row(list, item, number, items.length)));
    list.shown = signature(items);
    if (held >= 0) (buttonAt(list, held, name) ?? { focus: list.rest }).focus();
    list.element.hidden = !items.length;
  }

  /**
   * @param {boolean} page
   * @param {() => void} rest
   */
  function build(page, rest) {
    /** @type {List} */
    const list = { element: make("ol", { class: "cg-tray__list" }), page, rest, shown: "" };
    return { element: list.element, show: (/** @type {MyQuestions} */ now) => show(list, now) };
  }

  return build;
})();
