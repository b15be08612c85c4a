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

    const who = input("who", { type: "text", maxlength: 200, autocomplete: "off", dir: "auto" });
    const asked = input("asked", { type: "date", min: "1900-01-01", max: "2999-12-31" });
    const met = input("met", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" });
    const place = input("place", { type: "text", maxlength: 500, autocomplete: "off", dir: "auto" });
    box.show();
    const element = make(
      "details",
      { class: "cg-more" },
      make("summary", {}, make("h2", { id: "dates" }, cg.text("reminders-only")), icon("plus")),
      make("p", { class: "cg-why" }, cg.text("reminders-only-detail")),
      make(
        "div",
        { class: "cg-mine__dates" },
        field(cg.text("reminders-name"), who, cg.text("reminders-name-help")),
        field(cg.text("reminders-sent"), asked),
        field(cg.text("reminders-met"), met),
        field(cg.text("talk-meet-place"), place),
      ),
      box.element,
    );
    const open = () => {
      if (location.hash !== "#dates") return;
      element.open = true;
      element.scrollIntoView();
    };
    addEventListener("hashchange", open);
    return { element, open, show: box.show };
  }

  return build;
})();
