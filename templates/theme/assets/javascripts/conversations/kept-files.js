/* What is kept on this device: saved to a file, opened from one, and deleted, each with a way back. Adds cg.keptFiles. */
cg.keptFiles = (() => {
  const { make, icon, button, notice, undo } = cg.dom;
  const { backup } = cg;
  /* Safari, and every browser on an iPhone: what a page keeps is deleted after seven days of use without a visit. */
  const forgetful = navigator.vendor.startsWith("Apple");

  /**
   * Loads what reads and writes files, and says so where it doesn't come.
   * @param {HTMLElement} place
   */
  async function ready(place) {
    try {
      await cg.load.script("assets/javascripts/files.js");
      return true;
    } catch {
      place.replaceChildren(notice("bad", cg.text("talk-not-loaded"), cg.text("not-loaded-detail")));
      return false;
    }
  }

  /**
   * Puts back what was there before, and keeps what has been written since.
   * @param {Partial<Kept>} before
   */
  function together(before) {
    const since = backup.snapshot();
    backup.put(before);
    backup.add(since);
    return backup.snapshot();
  }

  /**
   * The button that deletes everything.
   * @param {HTMLElement} below what the way back is offered after
   */
  function eraser(below) {
    /** @type {Partial<Kept> | null} */
    let gone = null;
    const element = button("cg-btn cg-btn--quiet cg-btn--bad", "bin", cg.text("kept-delete"), () => {
      const all = (gone = together(gone ?? {}));
      backup.put({});
      undo(below, cg.text("kept-deleted"), cg.text("kept-deleted-detail", { list: cg.kept.inWords(all) }), () => {
        together(all);
        gone = null;
        element.focus();
      });
    });
    return element;
  }

  /**
   * The button that opens a file, and what becomes of it.
   * @param {CompareRow[]} rows
   */
  function opener(rows) {
    const place = make("div", { class: "cg-mine__told" });
    const input = make("input", { type: "file", class: "cg-vh", accept: ".json,.csv,application/json,text/csv", onchange: open });
    const element = make("label", { class: "cg-btn cg-btn--quiet cg-mine__open" }, icon("up"), cg.text("kept-choose-file"), input);

    async function open() {
      const file = input.files?.[0];
      if (!file) return;
      input.value = "";
      if (!(await ready(place))) return;
      try {
        offer(place, await cg.backupFile.read(file, rows), () => input.focus());
      } catch (error) {
        if (!(error instanceof cg.backupFile.Unfit)) throw error;
        place.replaceChildren(notice("bad", error.strong, error.words));
        cg.say(error.message);
      }
    }
    return { element, place };
  }

  /**
   * What is in the file, and the choice to add it or to put it in place of what is here.
   * @param {HTMLElement} place
   * @param {{ kept: Partial<Kept>, left: string, table: boolean }} found
   * @param {() => void} focus where to go after it
   */
  function offer(place, { kept, left, table }, focus) {
    const list = cg.kept.inWords(kept);
    if (!list) return place.replaceChildren(notice("", cg.text("file-empty"), cg.text("file-unchanged")));
    /** @type {(how: (kept: Partial<Kept>) => void, strong: string) => () => void} */
    const take = (how, strong) => () => {
      const before = backup.snapshot();
      const taken = make("div");
      how(kept);
      place.replaceChildren(taken);
      undo(taken, strong, cg.text("file-taken", { list }), () => {
        backup.put(before);
        focus();
      });
    };
    const leave = () => {
      place.replaceChildren();
      focus();
    };
    const here = cg.kept.inWords(backup.snapshot());
    const add = button("cg-btn", "plus", cg.text("file-add"), take(backup.add, cg.text("file-added")));
    const replace = button("cg-btn cg-btn--quiet", null, cg.text("file-replace"), take((all) => backup.put(table ? { ...backup.snapshot(), ...all } : all), cg.text("file-replaced")));
    const box = notice("", cg.text("file-holds", { list }), here ? cg.text("file-here", { list: here }) : cg.text("file-here-nothing"));
    const unread = left && make("p", { class: "cg-mine__left" }, cg.text("file-left", { list: left }));
    place.replaceChildren(box, ...(unread ? [unread] : []), make("p", { class: "cg-actions" }, add, replace, button("cg-quiet", null, cg.text("file-cancel"), leave)));
    add.focus();
    cg.say([cg.text("file-holds", { list }), left && cg.text("file-left", { list: left })].filter(Boolean).join(" "));
  }

  /** @param {CompareRow[]} rows */
  function build(rows) {
    const what = make("p", { class: "cg-why" });
    const below = make("div");
    const opening = opener(rows);
    const save = button("cg-btn cg-btn--quiet", "file", cg.text("kept-save"), async () => {
      if (await ready(opening.place)) cg.save(`twenty-minutes-${cg.dates.today()}.json`, "application/json", cg.backupFile.json());
    });
    const csv = button("cg-btn cg-btn--quiet", "file", cg.text("kept-save-table"), async () => {
      if (await ready(opening.place)) cg.save(`conversations-${cg.dates.today()}.csv`, "text/csv;charset=utf-8", cg.conversationTable.write(rows));
    });
    /** @type {(title: string, words: string, ...inside: Child[]) => HTMLElement} */
    const part = (title, words, ...inside) => make("li", {}, make("h3", {}, title), make("p", { class: "cg-why" }, words), make("div", { class: "cg-actions" }, ...inside));
    const taking = part(cg.text("kept-back-up"), cg.text("kept-back-up-detail"), save, csv);
    const open = part(cg.text("kept-restore"), cg.text("kept-restore-detail", { column: cg.conversations.column("who") }), opening.element, opening.place);
    const erasing = part(cg.text("kept-delete"), cg.text("kept-delete-detail"), eraser(below));
    const element = make(
      "section",
      { class: "cg-mine__part", "aria-labelledby": "keep" },
      make("h2", { id: "keep" }, cg.text("kept")),
      what,
      make("ul", { class: "cg-rows cg-mine__files" }, taking, open, erasing),
      below,
    );
    function show() {
      const list = cg.kept.inWords(backup.snapshot());
      const words = forgetful ? cg.text("kept-here-not-for-long", { list }) : cg.text("kept-here", { list });
      what.textContent = list ? words : cg.text("kept-nothing");
      taking.hidden = erasing.hidden = !list;
    }
    return { element, show };
  }

  return build;
})();
