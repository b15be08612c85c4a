/* Checklists that remember what was checked. A check is kept by the words of its line: where a list has changed since, no
   other line is checked in its place. A list that was checked through keeps its mark too, so that the six steps can say
   "done" on pages without the list. Adds nothing to cg. */
(() => {
  /** @typedef {{ id: string, mark: string, list: HTMLElement, boxes: HTMLInputElement[], clear: HTMLElement }} List */
  const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-cg-list]")]).map(setUp);

  /**
   * @param {HTMLElement} list
   * @returns {List}
   */
  function setUp(list) {
    const { cgList: id = "", cgMark: mark = "" } = list.dataset;
    const clear = cg.dom.button("cg-quiet", null, cg.text("checklist-clear"), () => clearAll(made));
    const made = { id, mark, list, boxes: [...list.querySelectorAll("input")], clear };
    list.after(clear);
    for (const box of made.boxes) box.addEventListener("change", () => change(made, box));
    return made;
  }

  /** @param {HTMLInputElement} box */
  const words = (box) => (box.labels?.[0].textContent ?? "").trim().replace(/\s+/g, " ");

  const kept = () => cg.kept.get("ticks");

  /** @param {string} id */
  const checked = (id) => kept()[id]?.ticked ?? [];

  /**
   * Changes one list and leaves the others as another tab may have left them.
   * @param {string} id
   * @param {Checklist | null} entry
   */
  function keep(id, entry) {
    const all = kept();
    if (entry) all[id] = entry;
    else delete all[id];
    if (Object.keys(all).length) cg.store.set("ticks", all);
    else cg.store.remove("ticks");
  }

  /**
   * @param {List} list
   * @param {HTMLInputElement} box
   */
  function change({ id, mark, boxes }, box) {
    const now = new Set(checked(id).filter((line) => boxes.some((other) => words(other) === line)));
    now[box.checked ? "add" : "delete"](words(box));
    const whole = boxes.every((other) => now.has(words(other)));
    keep(id, now.size ? { ticked: [...now], ...(whole && { whole: mark }) } : null);
    if (whole) cg.say(cg.text("checklist-complete"));
  }

  /** @param {List} list */
  function clearAll({ id, list, boxes }) {
    const before = kept()[id];
    keep(id, null);
    cg.dom.undo(list, cg.text("checklist-cleared"), "", () => {
      keep(id, before);
      boxes[0].focus();
    });
  }

  function show() {
    for (const { id, boxes, clear } of lists) {
      const lines = checked(id);
      for (const box of boxes) box.checked = lines.includes(words(box));
      clear.hidden = !boxes.some((box) => box.checked);
    }
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-done]"))) showDone(place);
  }

  /**
   * A link to a step whose checklist was checked through says so.
   * @param {HTMLElement} place
   */
  function showDone(place) {
    const [id, mark] = (place.dataset.cgDone ?? "").split(" ");
    const done = kept()[id]?.whole === mark;
    place.classList.toggle("done", done);
    place.querySelector(".cg-done")?.remove();
    const link = done && place.querySelector("a");
    if (link) link[link.closest(".cg-stage") ? "append" : "after"](" ", cg.dom.make("span", { class: "cg-done" }, cg.dom.icon("check"), cg.text("checklist-step-done")));
  }

  show();
  cg.store.watch("ticks", show);
})();
