/* After a meeting: its notes go into the conversation, one line of them into the thank-you, names into new conversations, and
   reminders into a calendar. Adds cg.meetingAfter. */
cg.meetingAfter = (() => {
  const { make, button, field, icon } = cg.dom;
  const { get, change, lines, thanksFor } = cg.keptMeeting;

  /**
   * The notes by question, as a conversation keeps them.
   * @param {Meeting} meeting
   */
  function notes({ parts }) {
    return parts.filter(({ note }) => note.trim()).map(({ ask, note }) => `${ask}\n${note.trim()}`);
  }

  /** @param {Date} date as conversations keep it */
  const local = (date) => `${cg.dates.today(date)}T${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;

  /** Puts the notes into the conversation of the meeting, once. Without a name there's none yet. */
  function save() {
    const meeting = /** @type {Meeting} */ (get());
    const old = cg.conversations.find(meeting.talk ?? "");
    if (meeting.saved || !(old || meeting.who)) return;
    const asked = cg.keptMeeting.questions(meeting).map(({ id, ask }) => (id ? { id, ask } : { ask }));
    const fresh = notes(meeting).filter((note) => !old?.learned?.includes(note)); // it may have ended before, too soon
    const learned = [old?.learned, ...fresh].filter(Boolean).join("\n\n");
    const fits = cg.conversations.fits("learned", learned);
    /** @type {Partial<Conversation>} */
    const values = { met: local(new Date(meeting.began)), minutes: meeting.minutes, answered: "yes", questions: asked, ...(fits && { learned }) };
    const talk = old ? old.id : cg.conversations.add({ who: meeting.who, ...values }).id;
    if (old) cg.conversations.change(talk, values);
    change({ talk, saved: fits });
  }

  /**
   * The notes line by line, each with a star; the one that has it goes into the thank-you.
   * @param {Meeting} meeting
   * @param {() => void} changed
   */
  function heard(meeting, changed) {
    const all = meeting.parts.flatMap(({ ask, note }, part) => lines(note).map((words, line) => ({ ask, words, part, line })));
    const rows = all.map(({ ask, words, part, line }) => {
      const on = () => get()?.star?.part === part && get()?.star?.line === line;
      const star = button("cg-star", "star", make("span", { class: "cg-vh" }, cg.text("meeting-thank-for-line", { line: words })), () => {
        change({ star: on() ? undefined : { part, line } });
        changed();
      });
      const element = make("li", {}, star, make("div", {}, make("small", { dir: "auto" }, ask), make("p", { dir: "auto" }, words)));
      return { element, show: () => (star.ariaPressed = String(on())) };
    });
    const list = make("ul", { class: "cg-heard" }, rows.map(({ element }) => element));
    return { any: all.length > 0, element: list, show: () => rows.forEach(({ show }) => show()) };
  }

  /** A day as a thank-you says it: "today", or "on Tuesday, December 1". @param {number} moment */
  function dayOf(moment) {
    const day = cg.dates.today(new Date(moment));
    return day === cg.dates.today() ? cg.text("meeting-day-today") : cg.text("meeting-day-on", { day: cg.dates.long(day) });
  }

  /**
   * The thank-you, begun with what is known.
   * @param {MeetingData} data
   */
  function thankYou({ thanks, letters }) {
    const link = letters["thank-you-email"];
    if (!link || !thanks) return null;
    const words = make("div");
    const write = make("a", { class: "cg-btn cg-btn--big", href: cg.address(link.path), onclick: begin }, cg.text("meeting-write-thanks"), icon("arrow"));
    const element = make("div", { class: "cg-preview" }, make("p", { class: "cg-label" }, cg.text("meeting-thanks-starts")), words, make("p", { class: "cg-actions" }, write));
    /** What is known, by the name of the field. */
    function known() {
      const meeting = get();
      const learned = meeting && thanksFor(meeting);
      return { ...(meeting?.who && { contact: meeting.who }), ...(learned && { learned }), day: dayOf(meeting?.began ?? 0) };
    }
    /** What was written to someone else makes room: a wrong name is worse than an empty field. */
    function begin() {
      const letter = /** @type {LetterData} */ (thanks);
      const { contact = "" } = known();
      cg.keptLetters.change(({ own, words }) => {
        if ([contact, ""].includes(own[letter.id]?.contact ?? "")) return;
        delete own[letter.id];
        delete words[letter.id];
      });
      cg.keptLetters.begin(letter, known());
    }
    function show() {
      const letter = /** @type {LetterData} */ (thanks);
      const first = letter.body.findIndex(({ pieces }) => pieces.some((piece) => typeof piece === "object" && "field" in piece && piece.field === "learned"));
      const { body } = cg.message.fill(letter, known());
      const paragraphs = cg.message.body({ body: body.slice(0, Math.max(0, first) + 1) }).split("\n\n");
      words.replaceChildren(...paragraphs.map((paragraph) => make("p", { dir: "auto" }, paragraph)));
    }
    return { element, show };
  }

  /** People who were named, each to be put on the list. @param {Meeting} meeting */
  function named(meeting) {
    const people = cg.meetingNames.of(meeting).map(({ name, how = "", say = false }) => {
      const listed = make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("my-conversations/") }, icon("check"), cg.text("meeting-added-person"));
      const add = button("cg-add", "plus", cg.text("meeting-add-person"), () => {
        cg.conversations.add({ who: name, how, ...(say && { through: get()?.who }) });
        add.replaceWith(listed);
        listed.focus();
        cg.say(cg.text("conversations-added", { name }));
      }, { "aria-label": cg.text("meeting-add-person-named", { name }) });
      const known = cg.conversations.all().some(({ who }) => who === name);
      return make("li", { class: "cg-line" }, make("p", {}, make("b", { dir: "auto" }, name), make("br"), make("span", { class: "cg-note", dir: "auto" }, how)), known ? listed : add);
    });
    return people.length > 0 && make("section", {}, make("h3", {}, cg.text("meeting-named", { count: people.length })), make("ul", { class: "cg-room__list" }, people));
  }

  /** @param {MeetingData} data */
  function reminders(data) {
    const talk = () => cg.conversations.find(get()?.talk ?? "");
    const saved = () => talk() && cg.conversations.change(talk()?.id ?? "", { saved: (talk()?.saved ?? 0) + 1 });
    const box = cg.remindersBox.build(() => cg.reminders.of(talk() ?? { id: "none" }, data), saved, cg.text("reminders-none"), data.site);
    return { element: make("section", {}, make("h3", {}, cg.text("meeting-reminders")), box.element), show: box.show };
  }

  /** When it stopped, and when it was said to stop. @param {Meeting} meeting */
  function head({ began, paused, ended, minutes }) {
    const promised = new Date(began + paused + minutes * 60_000);
    const times = { stopped: cg.dates.time(new Date(ended)), promised: cg.dates.time(promised) };
    const words = ended < +promised + 60_000 ? cg.text("meeting-stopped", times) : cg.text("meeting-stopped-late", times);
    const face = cg.meetingBand.face(112, new Date(began), promised);
    return make("div", { class: "cg-room__hello" }, face, make("div", {}, make("h2", { tabindex: "-1" }, cg.text("meeting-done")), make("p", {}, words)));
  }

  /** Asks who it was with, where that isn't known: then the notes can be saved. @param {() => void} saved */
  function unknown(saved) {
    const name = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const keep = button("cg-btn", "check", cg.text("meeting-keep-notes"), () => {
      if (!name.value.trim()) return name.focus();
      change({ who: name.value.trim() });
      save();
      saved();
    });
    return make("section", {}, field(cg.text("meeting-who-was-it"), name, cg.text("meeting-who-was-it-help")), make("p", { class: "cg-actions" }, keep));
  }

  /**
   * @param {MeetingData} data
   * @param {(() => void) | null} goOn takes the meeting up again, while there's time
   */
  function build(data, goOn) {
    const first = /** @type {Meeting} */ (get());
    const thanks = thankYou(data);
    const list = heard(first, show);
    const calendar = reminders(data);
    const unnamed = unknown(() => {
      show();
      status.focus();
    });
    const status = make("p", { class: "cg-privacy", tabindex: "-1" }, icon("check"), make("span", {}));
    const paper = make("div", { class: "cg-room__paper" });
    const done = button("cg-btn cg-btn--quiet", "check", cg.text("meeting-close"), () => {
      history.replaceState(null, "", location.pathname); // its address may name the conversation
      cg.keptMeeting.clear();
    });
    function show() {
      const now = get();
      if (!now) return;
      list.show();
      thanks?.show();
      calendar.show();
      const talk = cg.conversations.find(now.talk ?? "");
      calendar.element.hidden = !talk;
      unnamed.hidden = Boolean(talk);
      paper.replaceChildren(...cg.meetingOnPaper(now));
      const words = !talk ? "" : now.saved ? cg.text("meeting-saved", { who: talk.who || cg.text("meeting-unnamed") }) : cg.text("meeting-not-saved");
      status.hidden = !words;
      status.querySelector("span")?.replaceChildren(words);
    }
    show();
    const stars = make("section", {}, make("h3", {}, cg.text("meeting-thank-what")), make("p", { class: "cg-note" }, list.any ? cg.text("meeting-thank-star") : cg.text("meeting-no-notes")), list.element, thanks?.element);
    const print = button("cg-btn cg-btn--quiet", "print", cg.text("meeting-print"), () => window.print());
    const again = goOn && make("p", { class: "cg-actions" }, button("cg-quiet", "back", cg.text("meeting-keep-going"), goOn));
    const main = make("div", { class: "cg-room__main cg-room__after" }, head(first), again, unnamed, stars, named(first), calendar.element, status, make("p", { class: "cg-actions" }, done, print));
    return [main, paper];
  }

  return { save, build };
})();
