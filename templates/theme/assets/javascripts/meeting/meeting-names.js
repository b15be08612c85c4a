/* People who were named in a meeting: the name, how they know each other, and whether the reader may say who sent them.
   Adds cg.meetingNames. */
cg.meetingNames = (() => {
  const { make, button, field } = cg.dom;

  const most = 20; // names

  /** Names that were typed. @param {Meeting | null} meeting */
  const of = (meeting) => (meeting?.names ?? []).filter(({ name }) => name.trim());

  /**
   * @param {number} place which of them, from 0
   * @param {string} who sends the reader
   */
  function row(place, who) {
    const kept = cg.keptMeeting.get()?.names[place];
    const name = make("input", { type: "text", maxlength: 200, autocomplete: "off", oninput: keep });
    const how = make("input", { type: "text", maxlength: 1000, autocomplete: "off", oninput: keep });
    name.value = kept?.name ?? "";
    how.value = kept?.how ?? "";
    const words = who ? cg.text("meeting-name-may-say", { who }) : cg.text("meeting-name-may-say-nobody");
    const say = cg.dom.checkLine(words, kept?.say ?? false, keep);
    function keep() {
      const names = [...(cg.keptMeeting.get()?.names ?? [])];
      while (names.length < place) names.push({ name: "" });
      names[place] = { name: name.value, how: how.value, say: say.input.checked };
      cg.keptMeeting.change({ names });
    }
    return make("div", { class: "cg-room__name" }, field(cg.text("meeting-name"), name), field(cg.text("meeting-name-how"), how), make("ul", { class: "cg-check" }, say.element));
  }

  /** @param {string} who the reader talks with */
  function build(who) {
    const rows = make("div", { class: "cg-room__names" });
    const count = Math.max(1, cg.keptMeeting.get()?.names.length ?? 0);
    for (let place = 0; place < count; place += 1) rows.append(row(place, who));
    const more = button("cg-chip", "plus", cg.text("meeting-name-another"), () => {
      const next = row(rows.childElementCount, who);
      rows.append(next);
      more.hidden = rows.childElementCount >= most;
      next.querySelector("input")?.focus();
    });
    return make("section", { class: "cg-room__note", "aria-label": cg.text("meeting-names") }, rows, make("p", { class: "cg-chips" }, more));
  }

  return { of, build };
})();
