/* A link that someone shared: my-questions/#t=20&q=first-step-in,who-else. Where the reader has no questions yet, its
   questions are taken at once; otherwise they wait until the reader says what to do. Adds cg.sharedLink. */
cg.sharedLink = (() => {
  const { button, make } = cg.dom;

  /** @param {ReturnType<typeof cg.panel.mount>} panel */
  function read(panel) {
    const given = new URLSearchParams(location.hash.slice(1));
    const asked = given.get("q");
    if (asked === null) return;
    history.replaceState(null, "", location.pathname + location.search);
    const { items, gone } = cg.bank.resolve(asked.split(",").filter(Boolean).slice(0, 60));
    const minutes = cg.myQuestions.lengths.find((length) => length === Number(given.get("t")));
    const mine = cg.myQuestions.get().items;
    const ids = (/** @type {MyQuestion[]} */ questions) => questions.map(({ id }) => id).join();
    const atOnce = !mine.length || ids(mine) === ids(items);
    if (items.length && atOnce) cg.myQuestions.replace(items, minutes);
    if (gone.length) cg.bank.sayGone(cg.text("my-questions-gone-link", { count: gone.length }), gone, atOnce ? items.length : 0);
    if (items.length && !atOnce) offer(panel, mine, items, minutes);
  }

  /**
   * @param {ReturnType<typeof cg.panel.mount>} panel
   * @param {MyQuestion[]} mine
   * @param {MyQuestion[]} items
   * @param {number | undefined} minutes
   */
  function offer(panel, mine, items, minutes) {
    const count = items.length;
    const others = items.filter(({ id }) => !mine.some((other) => other.id === id));
    /** @type {(words: string, take: () => void) => HTMLElement} */
    const choice = (words, take) =>
      button("cg-btn cg-btn--quiet", null, words, () => {
        box.remove();
        take();
      });
    const choices = make(
      "span",
      { class: "cg-actions" },
      choice(cg.text("my-questions-shared-use", { count }), () => panel.change(items, minutes, cg.text("my-questions-replaced"))),
      others.length > 0 && choice(cg.text("my-questions-shared-add"), () => panel.change([...mine, ...others], undefined, cg.text("my-questions-shared-added"))),
      choice(cg.text("my-questions-shared-keep"), () => panel.focus()),
    );
    const yours = cg.text("my-questions-shared-yours", { count: mine.length });
    const box = cg.dom.notice("", cg.text("my-questions-shared", { count }), yours, choices);
    cg.bank.show(box);
  }

  return { read };
})();
