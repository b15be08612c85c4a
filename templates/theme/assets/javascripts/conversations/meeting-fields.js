/* Fields for a meeting: the day, the time, how long, and where. Adds cg.meetingFields. */
cg.meetingFields = (() => {
  const { make, field } = cg.dom;

  /**
   * Fields for the day, the time, the length and the place of a meeting.
   * @param {Partial<Conversation>} now
   * @param {number} usual minutes
   */
  function build({ met = "", minutes, place = "" }, usual) {
    const day = make("input", { type: "date", min: "1900-01-01", max: "2999-12-31", value: met.slice(0, 10) });
    const time = make("input", { type: "time", value: met.slice(11) });
    const where = make("input", { type: "text", maxlength: cg.conversations.length("place"), autocomplete: "off", value: place });
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

  return build;
})();
