/* What steps of a way to start are done with: a goal, a person, and a message. Adds cg.pathSteps. */
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
   * Writing the message. The composer is loaded when this step is first opened.
   * @param {PathData} data
   * @param {boolean} thanks whether it's the thank-you of a meeting
   * @returns {PathTool}
   */
  function message({ letters }, thanks) {
    const places = letters.map(() => make("div"));
    const mounted = new Set();
    async function show() {
      const who = chosen(letters);
      const choice = letters[who];
      places.forEach((place, number) => (place.hidden = number !== who));
      if (!choice) return;
      await cg.load.script("assets/javascripts/letter.js");
      if (thanks) await cg.load.script("assets/javascripts/talk.js");
      fill(choice.letter, thanks);
      if (!mounted.has(who)) cg.composer.mount(places[who], choice.letter, { heading: 4 });
      mounted.add(who);
    }
    const open = () => {
      show().catch(() => {
        const again = button("cg-btn cg-btn--quiet", null, cg.text("not-loaded-again"), open);
        places[chosen(letters)].replaceChildren(cg.dom.notice("bad", cg.text("path-message-not-loaded"), cg.text("not-loaded-detail"), again));
      });
    };
    return { elements: places, show: open, summary: () => sent(letters, thanks) && cg.text("path-message-sent"), done: () => said(letters, thanks) };
  }

  /**
   * Puts in what is known: from the steps before, or from the conversation.
   * @param {LetterData} letter
   * @param {boolean} thanks
   */
  function fill(letter, thanks) {
    const { person: contact, goal: words, told } = get();
    const talk = cg.keptTalk.find();
    const known = thanks ? (talk ? cg.fromConversation.known(talk, letter) : {}) : { contact, goal: words };
    cg.keptLetters.begin(letter, known, told);
    if (Object.values(known).some(Boolean)) keep({ told: known });
  }

  /**
   * @param {PathData["letters"]} letters
   * @param {boolean} thanks
   */
  function sent(letters, thanks) {
    const talk = get().talk && cg.kept.get("talks").find(({ id }) => id === get().talk);
    return Boolean(talk && (thanks ? talk.thanked : talk.asked));
  }

  /**
   * "I sent it": the conversation knows who, when, how, and what was said about them.
   * @param {PathData["letters"]} letters
   * @param {boolean} thanks
   */
  function said(letters, thanks) {
    const today = cg.dates.today();
    if (thanks) return void cg.keptTalk.put({ thanked: today });
    const { letter } = letters[chosen(letters)] ?? {};
    const typed = letter && "keptLetters" in cg ? cg.keptLetters.values(cg.keptLetters.get(), letter) : {};
    const who = get().person || typed.contact;
    cg.keptTalk.put({ who, asked: today, goal: get().goal || typed.goal, channel: letter?.channel, through: typed.referrer, how: typed[letter?.connection ?? ""] });
  }

  return { goal, person, message };
})();
