/* One part of a meeting at a time: what to ask, in large type, what to ask after it, and a note. Adds cg.meetingQuestion. */
cg.meetingQuestion = (() => {
  const { make, button, field } = cg.dom;
  const { changePart } = cg.keptMeeting;

  /**
   * Which question it is, in words; hello and thanks are no questions.
   * @param {Meeting} meeting
   */
  function number({ parts, at }) {
    const questions = cg.keptMeeting.questions({ parts });
    const place = questions.indexOf(parts[at]) + 1;
    const minutes = cg.text("meeting-about", { count: parts[at].minutes });
    return place ? [make("b", {}, cg.text("meeting-question-of", { number: place, count: questions.length })), " ", make("span", {}, minutes)] : [make("span", {}, minutes)];
  }

  /** @param {Meeting} meeting */
  function followUps({ parts, at }) {
    const { follow_ups: asked, ticked } = parts[at];
    const lines = asked.map((words, place) => cg.dom.checkLine(words, ticked.includes(place), keep));
    function keep() {
      changePart(at, { ticked: lines.flatMap(({ input }, place) => (input.checked ? [place] : [])) });
    }
    const list = make("ul", { class: "cg-check" }, lines.map(({ element }) => element));
    return lines.length > 0 && make("fieldset", { class: "cg-fieldset cg-room__then" }, make("legend", {}, cg.text("meeting-then-ask")), list);
  }

  /**
   * The note of a part, with what can be done with it.
   * @param {Meeting} meeting
   * @param {() => void} name
   */
  function note({ parts, at, star }, name) {
    const area = make("textarea", { rows: 3, maxlength: 4000 });
    area.value = parts[at].note;
    const thank = button("cg-chip", "star", cg.text("meeting-thank-for"), () => mark(thank.ariaPressed !== "true"), { "aria-pressed": String(star?.part === at) });
    /** @param {boolean} on */
    function mark(on) {
      const line = Math.max(0, cg.keptMeeting.lines(area.value).length - 1);
      cg.keptMeeting.change({ star: on ? { part: at, line } : undefined });
      thank.ariaPressed = String(on);
    }
    area.addEventListener("input", () => {
      changePart(at, { note: area.value });
      thank.hidden = !area.value.trim();
    });
    thank.hidden = !area.value.trim();
    const add = button("cg-chip", "plus", cg.text("meeting-add-name"), name);
    return make("div", { class: "cg-room__note" }, field(cg.text("meeting-notes"), area), make("p", { class: "cg-chips" }, thank, add));
  }

  /** @param {Meeting} meeting */
  function comingUp({ parts, at }) {
    const next = parts.slice(at + 1).filter(({ out }) => !out);
    const lines = next.map(({ ask, minutes }) => make("li", {}, make("span", { dir: "auto" }, ask), " ", make("small", {}, cg.text("minutes-short", { count: minutes }))));
    return next.length > 0 && make("div", { class: "cg-room__next" }, make("h2", {}, cg.text("meeting-coming-up")), make("ol", { class: "cg-room__list" }, lines));
  }

  /**
   * @param {Meeting} meeting
   * @param {() => void} name opens the place for names
   */
  function build(meeting, name) {
    const part = meeting.parts[meeting.at];
    const heading = make("h1", { class: "cg-room__q", tabindex: "-1", dir: "auto" }, part.ask);
    const words = part.say.map((paragraph) => make("p", {}, paragraph));
    return {
      heading,
      elements: [make("p", { class: "cg-room__n" }, ...number(meeting)), heading, words.length > 0 && make("div", { class: "cg-room__say" }, words), followUps(meeting), note(meeting, name)],
      next: comingUp(meeting),
    };
  }

  return { build };
})();
