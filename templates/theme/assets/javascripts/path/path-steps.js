/* What the other steps of the path are done with: a goal, a person, and a message. Adds cg.pathSteps. */
cg.pathSteps = (() => {
  const { make, button, field } = cg.dom;
  const { get, keep } = cg.keptPath;

  /**
   * @param {PathData} data
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function goal({ goals }, changed) {
    const text = make("textarea", { id: "way-goal", rows: 2, maxlength: 300, oninput: () => write(text.value) });
    const chips = goals.map((words) => button("cg-chip", "", words, () => write((text.value = words)), { "aria-pressed": "false" }));
    /** @param {string} words */
    function write(words) {
      keep({ goal: words });
      chips.forEach((chip, number) => (chip.ariaPressed = String(goals[number] === words)));
      changed();
    }
    text.value = get().goal;
    write(text.value);
    const borrow = make("div", { class: "cg-chips", role: "group", "aria-label": cg.text("path-goal-ideas") }, chips);
    return {
      elements: [field(cg.text("path-goal"), text), make("p", { class: "cg-label" }, cg.text("path-goal-ideas")), borrow],
      summary: () => get().goal && cg.text("path-goal-said", { goal: get().goal }),
    };
  }

  /**
   * @param {PathData} data
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function person({ letters }, changed) {
    const name = make("input", { id: "way-person", type: "text", autocomplete: "off", maxlength: 120 });
    name.value = get().person;
    name.addEventListener("input", () => {
      keep({ person: name.value });
      changed();
    });
    const choices = letters.map(({ who }, number) => {
      const choose = () => {
        keep({ who: number });
        changed();
      };
      const radio = make("input", { type: "radio", name: "way-who", onchange: choose });
      radio.checked = get().who === number;
      return make("label", { class: "cg-way__who" }, radio, make("span", {}, who));
    });
    return {
      elements: [
        field(cg.text("path-person"), name, cg.text("path-person-help")),
        choices.length > 1 && make("fieldset", { class: "cg-fieldset" }, make("legend", {}, cg.text("path-person-known")), choices),
      ],
      summary: () => get().person && cg.text("path-person-said", { person: get().person, who: letters[get().who]?.who ?? "" }),
    };
  }

  /**
   * @param {PathData} data
   * @param {number} last the number of this step, the last one
   * @returns {PathTool}
   */
  function message({ letters }, last) {
    const places = letters.map(() => make("div"));
    const show = () => {
      const { who, person: contact, goal: words, told } = get();
      const choice = letters[who];
      const known = { contact, goal: words };
      places.forEach((place, number) => (place.hidden = number !== who));
      if (!choice) return;
      cg.keptLetters.begin(choice.letter, known, told);
      keep({ told: known });
      if (!places[who].hasChildNodes()) cg.composer.mount(places[who], choice.letter, { heading: 4 });
    };
    return { elements: places, show, summary: () => get().done.includes(last) && cg.text("path-message-sent") };
  }

  return { goal, person, message };
})();
