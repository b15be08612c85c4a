/* The one next step of a conversation, with its date and its button. Where the step is to enter the day that was agreed on, the
   fields for it are right there. Adds cg.personStep. */
cg.personStep = (() => {
  const { make, icon, button } = cg.dom;

  /**
   * @param {string} id
   * @param {ConversationsData} data
   * @param {(values: Partial<Conversation>) => void} keep
   */
  function agreeForm(id, data, keep) {
    const fields = cg.meetingFields(cg.conversations.find(id) ?? {}, data.minutes);
    /** @param {Event} event */
    function submit(event) {
      event.preventDefault();
      const values = fields.values();
      if (values) keep(values);
    }
    const save = make("button", { type: "submit", class: "cg-btn" }, cg.text("talk-meet-save"));
    return make("form", { class: "cg-step__form", novalidate: true, onsubmit: submit }, fields.element, make("p", { class: "cg-actions" }, save));
  }

  /**
   * A link to the message that helps, filled in from the conversation.
   * @param {string} id
   * @param {{ title: string, path: string }} letter
   * @param {boolean} main
   */
  function write(id, { title, path }, main) {
    const look = main ? "cg-btn" : "cg-quiet";
    return make("a", { class: look, href: cg.address(`${path}#talk=${id}`) }, main ? cg.text("talk-write") : title, main && make("span", { class: "cg-vh" }, ` ${title}`), main && icon("arrow"));
  }

  /**
   * @param {string} id
   * @param {ConversationsData} data
   * @param {(values: Partial<Conversation>, said: boolean) => void} keep `said` is whether to offer a way back
   */
  function build(id, data, keep) {
    const when = make("small");
    const title = make("h4");
    const form = make("div");
    const actions = make("p", { class: "cg-actions" });
    const element = make("div", { class: "cg-step" }, make("div", {}, when, title), form, actions);
    let shown = "";

    /**
     * Built again only where the step is another one, so that nothing typed is lost and the focus stays.
     * @param {NextStep} next
     */
    function show(next) {
      when.textContent = cg.text("talk-next", { when: cg.nextStep.when(next) });
      title.textContent = next.todo;
      const key = JSON.stringify([next, cg.dates.today()]);
      if (key === shown) return;
      shown = key;
      const letter = data.letters[next.letter ?? ""];
      const marks = next.marks ?? [];
      form.replaceChildren(...(next.agree ? [agreeForm(id, data, (values) => keep(values, false))] : []));
      actions.replaceChildren(
        ...(next.start ? [make("a", { class: "cg-btn", href: cg.address(`my-meeting/#talk=${id}`) }, cg.text("talk-start"), icon("arrow"))] : []),
        ...(letter ? [write(id, letter, !next.agree && !next.from && !next.over)] : []),
        ...marks.map(({ label, values }) => button("cg-btn cg-btn--quiet", null, label, () => keep(values, true), { "aria-describedby": `talk-${id}` })),
      );
      actions.hidden = !actions.childElementCount;
    }
    return { element, show };
  }

  return { build };
})();
