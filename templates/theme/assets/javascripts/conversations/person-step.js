/* The one next step of a conversation, with its date and its button. Where the step is to enter the day that was agreed on, the
   fields for it are right there. Adds cg.personStep. */
cg.personStep = (() => {
  const { make, icon, button, field } = cg.dom;

  /**
   * Fields for the day, the time, the length and the place of a meeting.
   * @param {Partial<Conversation>} now
   * @param {number} usual minutes
   */
  function meetingFields({ met = "", minutes, place = "" }, usual) {
    const day = make("input", { type: "date", min: "1900-01-01", max: "2999-12-31", value: met.slice(0, 10) });
    const time = make("input", { type: "time", value: met.slice(11) });
    const where = make("input", { type: "text", maxlength: cg.conversations.length("place"), autocomplete: "off", dir: "auto", value: place });
    const group = cg.dom.newId();
    const lengths = [...new Set([...cg.myQuestions.lengths, minutes || usual])].sort((a, b) => a - b);
    const radios = lengths.map((length) => make("input", { type: "radio", name: group, value: length, checked: length === (minutes || usual) }));
    const labels = radios.map((radio) => make("label", {}, radio, make("span", {}, radio.value)));
    const error = make("p", { class: "cg-error", role: "alert" });
    const element = make(
      "div",
      { class: "cg-meet" },
      field(cg.text("talk-meet-day"), day),
      field(cg.text("talk-meet-time"), time),
      make("fieldset", { class: "cg-fieldset" }, make("legend", {}, cg.text("talk-meet-minutes")), make("div", { class: "cg-seg" }, labels)),
      field(cg.text("talk-meet-place"), where),
      error,
    );
    /** What was entered; nothing, and a word on it, while day or time are missing. @returns {Partial<Conversation> | null} */
    function values() {
      const whole = `${day.value}T${time.value}`;
      const fits = cg.shapes.isTime(whole);
      error.textContent = fits ? "" : cg.text("talk-meet-missing");
      for (const control of [day, time]) control.setAttribute("aria-invalid", String(!control.value));
      if (!fits) (day.value ? time : day).focus();
      return fits ? { met: whole, minutes: Number(radios.find(({ checked }) => checked)?.value ?? usual), place: where.value.trim(), answered: "yes" } : null;
    }
    return { element, values, day };
  }

  /**
   * @param {string} id
   * @param {ConversationsData} data
   * @param {(values: Partial<Conversation>) => void} keep
   */
  function agreeForm(id, data, keep) {
    const fields = meetingFields(cg.conversations.find(id) ?? {}, data.minutes);
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

  return { build, meetingFields };
})();
