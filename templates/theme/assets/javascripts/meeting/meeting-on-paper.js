/* A meeting on paper, afterwards: each question, its follow-ups with those that were asked checked, and the note. Adds
   cg.meetingOnPaper. */
cg.meetingOnPaper = (() => {
  const { make, checkLine } = cg.dom;

  /** @param {MeetingPart} part */
  function section({ ask, follow_ups: asked, ticked, note }) {
    const lines = asked.map((words, place) => checkLine(words, ticked.includes(place)).element);
    return make("section", {}, make("h3", { dir: "auto" }, ask), lines.length > 0 && make("ul", { class: "cg-check" }, lines), note.trim() && make("p", { class: "cg-room__noted", dir: "auto" }, note.trim()));
  }

  /** @param {Meeting} meeting */
  function names(meeting) {
    const people = cg.meetingNames.of(meeting);
    const lines = people.map(({ name, how }) => make("li", { dir: "auto" }, [name, how].filter(Boolean).join(": ")));
    return people.length > 0 && make("section", {}, make("h3", {}, cg.text("meeting-named", { count: people.length })), make("ul", {}, lines));
  }

  /** @param {Meeting} meeting that has ended */
  function build(meeting) {
    const { who, began, ended, parts } = meeting;
    const times = { day: cg.dates.long(cg.dates.today(new Date(began))), from: cg.dates.time(new Date(began)), to: cg.dates.time(new Date(ended)) };
    const told = parts.filter(({ kind, out, note }) => note.trim() || (kind === "question" && !out));
    const sections = [...told.map(section), names(meeting)].filter((each) => each !== false);
    return [make("h2", { dir: "auto" }, who || cg.text("meeting-unnamed")), make("p", {}, cg.text("meeting-ready-when", times)), ...sections];
  }

  return build;
})();
