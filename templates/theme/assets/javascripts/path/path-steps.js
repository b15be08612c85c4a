/* What the other steps of the path are done with: a goal, a person, and a message. Adds cg.pathSteps. */
cg.pathSteps = (() => {
  const { make, button, field } = cg.dom;
  const { get, keep, chosen } = cg.keptPath;

  /**
   * @param {PathData} data
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function goal({ goals }, changed) {
    const text = make("textarea", { id: "way-goal", rows: 2, maxlength: 300, oninput: () => keep({ goal: text.value }) });
    const chips = goals.map((words) => button("cg-chip", "", words, () => keep({ goal: words }), { "aria-pressed": "false" }));
    function show() {
      const words = get().goal;
      if (text.value !== words) text.value = words;
      chips.forEach((chip, number) => (chip.ariaPressed = String(goals[number] === words)));
      changed();
    }
    cg.store.watch("path", show);
    show();
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
    const name = make("input", { id: "way-person", type: "text", autocomplete: "off", maxlength: 120, oninput: () => keep({ person: name.value }) });
    const radios = letters.map((_, number) => make("input", { type: "radio", name: "way-who", onchange: () => keep({ who: number }) }));
    const choices = letters.map(({ who }, number) => make("label", { class: "cg-way__who" }, radios[number], make("span", {}, who)));
    function show() {
      const { person } = get();
      if (name.value !== person) name.value = person;
      radios.forEach((radio, number) => (radio.checked = number === chosen(letters)));
      changed();
    }
    cg.store.watch("path", show);
    show();
    return {
      elements: [
        field(cg.text("path-person"), name, cg.text("path-person-help")),
        choices.length > 1 && make("fieldset", { class: "cg-fieldset" }, make("legend", {}, cg.text("path-person-known")), choices),
      ],
      summary: () => get().person && cg.text("path-person-said", { person: get().person, who: letters[chosen(letters)]?.who ?? "" }),
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
      const { person: contact, goal: words, told } = get();
      const who = chosen(letters);
      const choice = letters[who];
      const known = { contact, goal: words };
      places.forEach((place, number) => (place.hidden = number !== who));
      if (!choice) return;
      cg.keptLetters.begin(choice.letter, known, told);
      if (words || contact) keep({ told: known });
      if (!places[who].hasChildNodes()) cg.composer.mount(places[who], choice.letter, { heading: 4 });
    };
    return { elements: places, show, summary: () => get().done.includes(last) && cg.text("path-message-sent") };
  }

  return { goal, person, message };
})();
