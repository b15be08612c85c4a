/* The worksheet so far, beside the steps on a wide screen: it grows as the reader chooses. Adds cg.pathSheet. */
cg.pathSheet = (() => {
  const { make } = cg.dom;

  /**
   * A line of the worksheet, empty until there's something to write.
   * @param {string} label
   * @param {string} words
   */
  const line = (label, words) => [make("dt", {}, label), make("dd", {}, make("bdi", {}, words))];

  /** @returns {HTMLElement} */
  function build() {
    const facts = make("dl");
    const questions = make("ol");
    const title = make("h3", { id: "way-sheet" }, cg.text("path-sheet"));
    async function show() {
      const { goal, person } = cg.keptPath.get();
      const { who = "", goal: known = "" } = cg.keptTalk.find() ?? {};
      facts.replaceChildren(...line(cg.text("path-goal"), goal || known), ...line(cg.text("path-person"), person || who));
      const asked = await cg.questionsInWords();
      questions.replaceChildren(...(asked.length ? asked.map(({ ask }) => make("li", {}, ask)) : Array.from({ length: 6 }, () => make("li"))));
    }
    for (const key of /** @type {const} */ (["path", "talks"])) cg.store.watch(key, show);
    cg.myQuestions.watch(show);
    show();
    return make("aside", { class: "cg-way__sheet", "aria-labelledby": title.id }, title, facts, questions);
  }

  return build;
})();
