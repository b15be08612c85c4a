/* Reminders for one person without keeping anything. Adds cg.onlyDates. */
cg.onlyDates = (() => {
  const { make, field, icon } = cg.dom;

  /** @param {ConversationsData} data */
  function build(data) {
    /** @type {Conversation} */
    const draft = { id: cg.conversations.newId(), who: "", asked: "", met: "", place: "" };
    const saved = () => (draft.saved = (draft.saved ?? 0) + 1);
    const box = cg.remindersBox.build(() => cg.reminders.of(draft, data), saved, cg.text("reminders-enter-date"), data.site);

    /**
     * @param {"who" | "asked" | "met" | "place"} key
     * @param {Attributes} attributes
     */
    function input(key, attributes) {
      const control = make("input", attributes);
      control.addEventListener("input", () => {
        draft[key] = cg.conversations.fits(key, control.value) ? control.value : "";
        box.show();
      });
      return control;
    }

    const text = { type: "text", autocomplete: "off" };
    const fields = make(
      "div",
      { class: "cg-mine__dates" },
      field(cg.text("reminders-name"), input("who", { ...text, maxlength: 200 }), cg.text("reminders-name-help")),
      field(cg.text("reminders-sent"), input("asked", { type: "date", min: "1900-01-01", max: "2999-12-31" })),
      field(cg.text("reminders-met"), input("met", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" })),
      field(cg.text("talk-meet-place"), input("place", { ...text, maxlength: 500 })),
    );
    box.show();
    return { elements: [make("p", { class: "cg-why" }, cg.text("reminders-only-detail")), fields, box.element], show: box.show };
  }

  /**
   * Folded, and opened by a link to #dates.
   * @param {ConversationsData} data
   */
  function folded(data) {
    const { elements, show } = build(data);
    const summary = make("summary", {}, make("h2", { id: "dates" }, cg.text("reminders-only")), icon("plus"));
    const element = make("details", { class: "cg-more" }, summary, make("div", {}, elements));
    const open = () => {
      if (location.hash !== "#dates") return;
      element.open = true;
      element.scrollIntoView();
    };
    addEventListener("hashchange", open);
    return { element, open, show };
  }

  return folded;
})();
