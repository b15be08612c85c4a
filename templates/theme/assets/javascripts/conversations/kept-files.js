/* What is kept on this device: saved to a file, opened from one, and erased, each with a way back. Adds cg.keptFiles. */
cg.keptFiles = (() => {
  const { make, icon, button, notice, undo } = cg.dom;
  const { backup, backupFile } = cg;
  /* Safari, and every browser on an iPhone: what a page keeps is erased when nobody has been there for seven days of use. */
  const forgetful = navigator.vendor.startsWith("Apple");

  /**
   * Puts back what was there before, and keeps what has been written since, which wins.
   * @param {Partial<Kept>} before
   */
  function together(before) {
    const since = backup.snapshot();
    backup.put(before);
    backup.add(since);
    return backup.snapshot();
  }

  /**
   * The button that erases everything.
   * @param {HTMLElement} below what the way back is offered after
   */
  function eraser(below) {
    /** @type {Partial<Kept> | null} */
    let gone = null;
    const element = button("cg-btn cg-btn--quiet cg-btn--bad", "bin", "Erase everything", () => {
      const all = (gone = together(gone ?? {}));
      backup.put({});
      undo(below, "Everything is erased.", `It was ${backup.inWords(all)}. You can bring it back until you leave this page.`, () => {
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
    const element = make("label", { class: "cg-btn cg-btn--quiet cg-mine__open" }, icon("up"), "Choose a file", input);

    async function open() {
      const file = input.files?.[0];
      if (!file) return;
      input.value = "";
      try {
        offer(place, await backupFile.read(file, rows), () => input.focus());
      } catch (error) {
        if (!(error instanceof backupFile.Unfit)) throw error;
        place.replaceChildren(notice("bad", error.strong, error.words));
        cg.say(error.message);
      }
    }
    return { element, place };
  }

  /**
   * What is in the file, and the choice to add it or to put it in place of what is here.
   * @param {HTMLElement} place
   * @param {Partial<Kept>} kept
   * @param {() => void} focus where to go after it
   */
  function offer(place, kept, focus) {
    const words = backup.inWords(kept);
    if (!words) return place.replaceChildren(notice("", "There is nothing in this file.", "Nothing was changed."));
    /** @type {(how: (kept: Partial<Kept>) => void, strong: string) => () => void} */
    const take = (how, strong) => () => {
      const before = backup.snapshot();
      const taken = make("div");
      how(kept);
      place.replaceChildren(taken);
      undo(taken, strong, `From the file: ${words}.`, () => {
        backup.put(before);
        focus();
      });
    };
    const leave = () => {
      place.replaceChildren();
      focus();
    };
    const here = backup.inWords(backup.snapshot());
    const add = button("cg-btn", "plus", "Add it to what is here", take(backup.add, "It is added."));
    const replace = button("cg-btn cg-btn--quiet", null, "Replace what is here", take(backup.put, "It is replaced."));
    const box = notice("", `This file holds ${words}.`, here ? `Here are ${here}.` : "Nothing is kept here yet.");
    place.replaceChildren(box, make("p", { class: "cg-actions" }, add, replace, button("cg-quiet", null, "Leave it", leave)));
    add.focus();
    cg.say(`This file holds ${words}.`);
  }

  /** @param {CompareRow[]} rows */
  function build(rows) {
    const what = make("p", { class: "cg-why" });
    const below = make("div");
    const opening = opener(rows);
    const save = button("cg-btn cg-btn--quiet", "file", "Save everything (.json)", () => cg.save(`twenty-minutes-${cg.dates.today()}.json`, "application/json", backupFile.json()));
    const csv = button("cg-btn cg-btn--quiet", "file", "Save as a table (.csv)", () => cg.save(`conversations-${cg.dates.today()}.csv`, "text/csv;charset=utf-8", backupFile.csv(rows)));
    /** @type {(title: string, words: string, ...inside: Child[]) => HTMLElement} */
    const part = (title, words, ...inside) => make("li", {}, make("h3", {}, title), make("p", { class: "cg-why" }, words), make("div", { class: "cg-actions" }, ...inside));
    const taking = part("Take it along", "Everything in one file: conversations, questions, words in letters, ticks. Open it on another device.", save, csv);
    const open = part("Open a file", "One that you saved here, or a table with a column “Who”. You see what is in it before anything changes.", opening.element, opening.place);
    const erasing = part("Erase it", "All of it, from this device. Do this on a computer that others use.", eraser(below));
    const element = make(
      "section",
      { class: "cg-mine__part", "aria-labelledby": "keep" },
      make("h2", { id: "keep" }, "Keep it or erase it"),
      what,
      make("ul", { class: "cg-rows cg-mine__files" }, taking, open, erasing),
      below,
    );
    function show() {
      const words = backup.inWords(backup.snapshot());
      const soon = forgetful ? " This browser may erase it after a week without a visit, so save it to a file." : "";
      what.textContent = words ? `On this device: ${words}.${soon}` : "Nothing is kept on this device.";
      taking.hidden = erasing.hidden = !words;
    }
    return { element, show };
  }

  return build;
})();
