/* The questions asked in a conversation: copied from my questions, in their order. Adds cg.questionsAsked. */
cg.questionsAsked = (() => {
  const { make, button } = cg.dom;

  /** My questions in words; the reader's own only, where the bank did not load. */
  async function inWords() {
    const bank = await cg.load.data("data/questions.js").catch(() => null);
    const byId = bank && cg.questionsById(bank);
    return cg.myQuestions.get().items.flatMap(({ id = "", own }) => {
      const ask = byId?.get(id)?.ask;
      return own ? [{ ask: own }] : ask ? [{ id, ask }] : [];
    });
  }

  /**
   * @param {() => Conversation["questions"]} get
   * @param {(questions: Conversation["questions"]) => void} keep
   */
  function build(get, keep) {
    const list = make("ol", { class: "cg-talk__asked" });
    const status = make("p", { class: "cg-note", role: "status" });
    const take = button("cg-btn cg-btn--quiet", "down", "Take the questions of my tray", async () => {
      if (!cg.myQuestions.get().items.length) {
        status.textContent = "Your tray is empty. Choose questions first.";
        return;
      }
      const questions = await inWords();
      keep(questions);
      status.textContent = `${cg.phrases.count(questions.length, "question")} taken.`;
    });
    const clear = button("cg-quiet", null, "Take them out", () => {
      const before = get();
      keep([]);
      cg.dom.undo(list, "The questions are taken out.", "", () => {
        keep(before);
        take.focus();
      });
    });
    /** @param {Conversation} conversation */
    function show({ questions = [] }) {
      list.replaceChildren(...questions.map(({ ask }) => make("li", {}, ask)));
      list.hidden = clear.hidden = !questions.length;
    }
    const element = make("div", { class: "cg-talk__questions" }, make("p", { class: "cg-label" }, "Questions asked"), list, make("p", { class: "cg-actions" }, take, clear), status);
    return { element, show };
  }

  return build;
})();
