/* The facts of a card: a clock says when the meeting is, a ruler how far the conversation has come. Adds cg.personFacts. */
cg.personFacts = (() => {
  const { make } = cg.dom;

  /** @param {string} place */
  function link(place) {
    return URL.canParse(place) && /^https?:/.test(place) ? make("a", { href: place, rel: "noreferrer" }, cg.text("talk-meeting-link")) : make("bdi", {}, place);
  }

  /**
   * @param {Conversation} now
   * @param {ConversationsData} data
   */
  function when(now, data) {
    const { label, day, about } = cg.meetingWords.of(now, data.minutes);
    const more = [about, now.place && link(now.place)].filter(Boolean).map((part) => make("span", {}, part));
    const words = make("dl", {}, make("dt", {}, label), make("dd", {}, make("b", {}, day), more));
    return make("div", { class: now.met ? "cg-when" : "cg-when cg-when--none" }, cg.meetingWords.clock(now, data.minutes), words);
  }

  /**
   * @param {NextStep} next
   * @param {string} title
   */
  function far({ stage }, title) {
    const stops = cg.nextStep.stages.map((words, number) => {
      const done = number < stage && make("span", { class: "cg-vh" }, ` ${cg.text("talk-far-done")}`);
      return make("li", { class: number < stage ? "done" : number === stage ? "here" : "", "aria-current": number === stage && "step" }, words, done);
    });
    return make("dl", { class: "cg-far" }, make("dt", {}, title), make("dd", {}, make("ol", {}, stops)));
  }

  /**
   * @param {Conversation} now
   * @param {NextStep} next
   * @param {ConversationsData} data
   */
  const build = (now, next, data, title = cg.text("talk-far")) => [when(now, data), far(next, title)];

  /**
   * The ruler without words, for a person who takes one row.
   * @param {NextStep} next
   */
  function small({ stage }) {
    const stops = cg.nextStep.stages.map((_, number) => make("i", { class: number < stage ? "done" : number === stage ? "here" : "" }));
    return make("span", { class: "cg-mini", "aria-hidden": "true" }, stops);
  }

  /**
   * "Baker, Rua Nova", and who introduced them.
   * @param {Conversation} now
   */
  function about({ role, where, through }) {
    return [[role, where].filter(Boolean).join(", "), through && cg.text("talk-through", { name: through })].filter(Boolean).join(". ");
  }

  return { build, small, about };
})();
