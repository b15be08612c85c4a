/* The step of the path in which the reader takes six questions that are ready. Adds cg.questionsStep. */
cg.questionsStep = (() => {
  const { make, icon, button } = cg.dom;
  const mine = cg.myQuestions;

  /**
   * A button for each set. The one that My questions is now is pressed; another one replaces it, and says so.
   * @param {HTMLElement} place
   * @param {{ title: string, minutes: number, items: MyQuestion[] }[]} sets
   */
  function chips(place, sets) {
    const ids = (/** @type {MyQuestion[]} */ items) => items.map(({ id }) => id).join();
    const made = sets.map(({ title, minutes, items }) =>
      button("cg-chip", null, title, () => {
        const before = mine.get();
        if (ids(before.items) === ids(items)) return;
        mine.replace(items, minutes);
        if (before.items.length) cg.dom.undo(place, cg.text("my-questions-replaced"), "", () => mine.replace(before.items, before.minutes));
        else cg.say(mine.words());
      }, { "aria-pressed": "false" }),
    );
    place.replaceChildren(...made);
    return () => made.forEach((chip, number) => (chip.ariaPressed = String(ids(mine.get().items) === ids(sets[number].items))));
  }

  /** The questions taken, or those that will be, in words. */
  function chosen() {
    const label = make("span");
    const list = make("ol", { class: "cg-way__list" });
    const about = make("p", { role: "status" });
    const change = make("a", { class: "cg-quiet", href: cg.address("questions/") }, cg.text("path-questions-change"));
    /**
     * @param {Map<string, Question>} byId
     * @param {{ minutes: number, items: MyQuestion[] }} usual
     */
    function show(byId, usual) {
      const { items, minutes: length } = mine.get();
      const shown = items.length ? items : usual.items;
      const values = { count: shown.length, total: mine.total({ minutes: length, items: shown }), minutes: length };
      list.replaceChildren(...shown.map(({ id = "", own, minutes }) => make("li", {}, own ?? byId.get(id)?.ask ?? id, make("small", {}, cg.text("minutes-short", { count: minutes })))));
      label.textContent = items.length ? cg.text("path-questions-replace") : cg.text("path-questions-sets");
      about.textContent = items.length ? cg.text("path-questions-chosen", values) : cg.text("path-questions-none", values);
    }
    return { label, elements: [about, list, make("p", {}, change)], show };
  }

  /**
   * @param {PathData} data
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function build(data, changed) {
    const kits = make("div", { class: "cg-chips", role: "group", "aria-label": cg.text("path-questions-sets") });
    const questions = chosen();
    let usual = { title: cg.text("path-questions-usual"), minutes: mine.usual, items: /** @type {MyQuestion[]} */ ([]) };
    cg.bank.load().then((bank) => {
      const byId = cg.questionsById(bank);
      const items = (/** @type {string[]} */ ids) => ids.map((id) => ({ id, minutes: byId.get(id)?.minutes ?? 0 }));
      const plan = bank.plans.find(({ id }) => id === data.plan) ?? { minutes: mine.usual, questions: [] };
      usual = { ...usual, minutes: plan.minutes, items: items(plan.questions) };
      const mark = chips(kits, [usual, ...bank.kits.map(({ title, questions: ids }) => ({ title, minutes: plan.minutes, items: items(ids) }))]);
      const show = () => {
        questions.show(byId, usual);
        mark();
        changed();
      };
      show();
      mine.watch(show);
    });
    const summary = () => {
      const { length } = mine.get().items;
      return length && cg.text("path-questions-said", { count: length, minutes: mine.total() });
    };
    /* who goes on without a choice takes the usual ones, as the list says */
    const done = () => {
      if (!mine.get().items.length && usual.items.length) mine.replace(usual.items, usual.minutes);
    };
    const sets = make("details", { class: "cg-more" }, make("summary", {}, questions.label, icon("plus")), make("div", {}, kits));
    return { elements: [...questions.elements, sets], summary, done };
  }

  return build;
})();
