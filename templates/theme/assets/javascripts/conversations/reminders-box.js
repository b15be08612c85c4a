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
    const save = button("cg-btn cg-btn--quiet", "calendar", cg.text("reminders-save"), () => {
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
    let shown = "";
    function show() {
      const now = reminders();
      const key = JSON.stringify(now.map(({ kind, on, start, summary }) => [kind, on, start, summary]));
      if (key === shown) return;
      shown = key;
      const before = new Map(boxes().map(({ value, checked }) => [value, checked]));
      status.replaceChildren(); // what was saved was of other days
      list.replaceChildren(...now.map((reminder) => line(reminder, before.get(reminder.kind) ?? reminder.kind !== "last")));
      list.hidden = save.hidden = !now.length;
      none.hidden = now.length > 0;
    }
    return { element: make("div", { class: "cg-talk__reminders" }, none, list, make("p", { class: "cg-actions" }, save), status), show };
  }

  /**
   * Those of a conversation that is kept. Questions that it has none of are taken from My questions.
   * @param {string} id
   * @param {ConversationsData} data
   */
  function ofConversation(id, data) {
    /** @type {Conversation["questions"]} */
    let mine = [];
    cg.questionsInWords().then((found) => (mine = found));
    const find = () => cg.conversations.find(id);
    /** @returns {Conversation} */
    const whole = () => {
      const now = find() ?? { id };
      return now.questions?.length ? now : { ...now, questions: mine };
    };
    const saved = () => cg.conversations.change(id, { saved: (find()?.saved ?? 0) + 1 });
    return build(() => cg.reminders.of(whole(), data), saved, cg.text("reminders-none"), data.site);
  }

  return { build, ofConversation };
})();
