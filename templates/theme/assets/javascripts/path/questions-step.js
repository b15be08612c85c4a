/* The step of the path in which the reader takes six questions that are ready. Adds cg.questionsStep. */
cg.questionsStep = (() => {
  const { make, icon, button } = cg.dom;
  const mine = cg.myQuestions;

  /**
   * A button that puts the questions of a kit into my questions.
   * @param {HTMLElement} kits where the button is
   * @param {Map<string, Question>} byId
   * @param {string} title
   * @param {number} minutes
   * @param {string[]} ids
   */
  function kit(kits, byId, title, minutes, ids) {
    return button("cg-chip", "plus", title, () => {
      const before = mine.get();
      mine.replace(ids.map((id) => ({ id, minutes: byId.get(id)?.minutes ?? 0 })), minutes);
      if (before.items.length) cg.dom.undo(kits, cg.text("my-questions-replaced"), "", () => mine.replace(before.items, before.minutes));
      else cg.say(mine.words());
    });
  }

  /** The questions taken, in words, and where to go with them. */
  function chosen() {
    const list = make("ol", { class: "cg-way__list" });
    const about = make("p", { role: "status" });
    const links = make(
      "p",
      { class: "cg-actions" },
      make("a", { class: "cg-btn", href: cg.address("my-questions/") }, icon("print"), cg.text("path-questions-print")),
      make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("questions/") }, cg.text("path-questions-change")),
    );
    /** @param {Map<string, Question>} byId */
    function show(byId) {
      const { items, minutes: length } = mine.get();
      list.replaceChildren(...items.map(({ id = "", own, minutes }) => make("li", {}, own ?? byId.get(id)?.ask ?? id, make("small", {}, cg.text("minutes-short", { count: minutes })))));
      const values = { count: items.length, total: mine.total(), minutes: length };
      about.textContent = items.length ? cg.text("path-questions-chosen", values) : cg.text("path-questions-none");
      links.hidden = !items.length;
    }
    return { elements: [about, list, links], show };
  }

  /**
   * @param {PathData} data
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function build(data, changed) {
    const kits = make("div", { class: "cg-chips", role: "group", "aria-label": cg.text("path-questions-sets") });
    const questions = chosen();
    cg.load.data("data/questions.js").then((bank) => {
      const byId = cg.questionsById(bank);
      const plan = bank.plans.find(({ id }) => id === data.plan) ?? { minutes: mine.usual, questions: [] };
      kits.replaceChildren(
        kit(kits, byId, cg.text("path-questions-usual"), plan.minutes, plan.questions),
        ...bank.kits.map(({ title, questions: ids }) => kit(kits, byId, title, plan.minutes, ids)),
      );
      const show = () => {
        questions.show(byId);
        changed();
      };
      show();
      mine.watch(show);
    });
    const summary = () => {
      const { length } = mine.get().items;
      return length && cg.text("path-questions-said", { count: length, minutes: mine.total() });
    };
    return { elements: [make("p", { class: "cg-label" }, cg.text("path-questions-sets")), kits, ...questions.elements], summary };
  }

  return build;
})();
