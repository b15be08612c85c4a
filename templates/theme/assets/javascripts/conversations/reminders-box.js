/* Reminders to choose from, and a button that saves them for a calendar. Adds cg.remindersBox. */
cg.remindersBox = (() => {
  const { make, button, notice, newId } = cg.dom;
  const file = "reminders.ics";

  /**
   * @param {Reminder} reminder
   * @param {boolean} checked
   */
  function line({ kind, summary, on, start }, checked) {
    const box = make("input", { type: "checkbox", id: newId(), value: kind });
    box.checked = checked;
    const when = start ? cg.text("reminders-day-time", { day: cg.dates.long(on), time: cg.dates.time(start) }) : cg.dates.long(on);
    return make("li", {}, box, make("label", { for: box.id }, summary, " ", make("small", {}, when)));
  }

  /**
   * @param {() => Reminder[]} reminders what there is
   * @param {() => void} saved is called when the file was saved
   * @param {string} empty what to say where there is none
   * @param {ConversationsData["site"]} site
   */
  function build(reminders, saved, empty, site) {
    const list = make("ul", { class: "cg-check" });
    const status = make("div", { role: "status" });
    const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")]);
    const save = button("cg-btn", "calendar", cg.text("reminders-save"), () => {
      const kinds = boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
      const chosen = reminders().filter(({ kind }) => kinds.includes(kind));
      if (!chosen.length) {
        status.replaceChildren(make("p", { class: "cg-note" }, cg.text("reminders-choose")));
        return;
      }
      cg.save(file, "text/calendar;charset=utf-8", cg.reminders.file(chosen, site));
      saved();
      status.replaceChildren(notice("good", cg.text("reminders-saved"), cg.text("reminders-saved-detail", { file })));
    });
    const none = make("p", { class: "cg-why" }, empty);
    function show() {
      const before = new Map(boxes().map(({ value, checked }) => [value, checked]));
      const now = reminders();
      list.replaceChildren(...now.map((reminder) => line(reminder, before.get(reminder.kind) ?? reminder.kind !== "last")));
      list.hidden = save.hidden = !now.length;
      none.hidden = now.length > 0;
    }
    return { element: make("div", { class: "cg-talk__reminders" }, none, list, make("p", { class: "cg-actions" }, save), status), show };
  }

  return build;
})();
