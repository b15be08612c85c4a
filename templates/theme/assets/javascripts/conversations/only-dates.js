/* Reminders for one person without keeping anything. Adds cg.onlyDates. */
cg.onlyDates = (() => {
  const { make, field } = cg.dom;

  /** @param {ConversationsData} data */
  function build(data) {
    /** @type {Conversation} */
    const draft = { id: cg.conversations.newId(), who: "", asked: "", met: "" };
    const saved = () => (draft.saved = (draft.saved ?? 0) + 1);
    const box = cg.remindersBox(() => cg.reminders.of(draft, data), saved, "Enter one of the days, and the reminders stand here.", data.site);

    /**
     * @param {"who" | "asked" | "met"} key
     * @param {Attributes} attributes
     */
    function input(key, attributes) {
      const control = make("input", attributes);
      control.addEventListener("input", () => {
        draft[key] = cg.conversations.problem({ ...draft, [key]: control.value }) ? "" : control.value;
        box.show();
      });
      return control;
    }

    const who = input("who", { type: "text", maxlength: 200, autocomplete: "off" });
    const asked = input("asked", { type: "date", min: "1900-01-01", max: "2999-12-31" });
    const met = input("met", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" });
    box.show();
    return make(
      "section",
      { class: "cg-mine__part", "aria-labelledby": "dates" },
      make("h2", { id: "dates" }, "Only the dates"),
      make("p", { class: "cg-why" }, "No list, just reminders for one person. Nothing of this is kept."),
      make(
        "div",
        { class: "cg-mine__dates" },
        field("Their name", who, "It stands in the reminders. You can leave it empty."),
        field("The day you send your message", asked),
        field("The day and time you meet", met),
      ),
      box.element,
    );
  }

  return build;
})();
