/* The questions asked in a conversation: copied from my questions, in their order. Adds cg.questionsAsked. */
cg.questionsAsked = (() => {
  const { make, button } = cg.dom;

  /**
   * @param {() => Conversation["questions"]} get
   * @param {(questions: Conversation["questions"]) => void} keep
   */
  function build(get, keep) {
    const list = make("ol", { class: "cg-talk__asked" });
    const status = make("p", { class: "cg-note", role: "status" });
    const take = button("cg-btn cg-btn--quiet", "down", cg.text("notes-questions-copy"), async () => {
      if (!cg.myQuestions.get().items.length) {
        status.textContent = cg.text("notes-questions-none");
        return;
      }
      const questions = await cg.questionsInWords();
      keep(questions);
      status.textContent = cg.text("notes-questions-copied", { count: questions.length });
    });
    const clear = button("cg-quiet", null, cg.text("notes-questions-remove"), () => {
      const before = get();
      keep([]);
      cg.dom.undo(list, cg.text("notes-questions-removed"), "", () => {
        keep(before);
        take.focus();
      });
    });
    /** @param {Conversation} conversation */
    function show({ questions = [] }) {
      list.replaceChildren(...questions.map(({ ask }) => make("li", {}, ask)));
      list.hidden = clear.hidden = !questions.length;
    }
    const element = make("div", { class: "cg-talk__questions" }, make("p", { class: "cg-label" }, cg.conversations.labels.questions), list, make("p", { class: "cg-actions" }, take, clear), status);
    return { element, show };
  }

  return build;
})();
