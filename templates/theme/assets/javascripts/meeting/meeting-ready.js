/* Before a meeting starts: who it's with, the questions in order, what to say first, and what the device may do meanwhile.
   Adds cg.meetingReady. */
cg.meetingReady = (() => {
  const { make, button, field, checkLine } = cg.dom;
  const soon = 60; // minutes

  /**
   * Everything the meeting needs, copied from the bank and my questions.
   * @param {Bank} bank
   * @returns {MeetingPart[]}
   */
  function parts(bank) {
    const mine = cg.myQuestions.get();
    const { hello, thanks } = cg.myQuestions.frame(mine.minutes);
    const plan = bank.plans.find(({ minutes }) => minutes === mine.minutes) ?? bank.plans[0];
    /** @type {(kind: MeetingPart["kind"], ask: string, minutes: number, more?: Partial<MeetingPart>) => MeetingPart} */
    const part = (kind, ask, minutes, more) => ({ kind, ask, minutes, say: [], follow_ups: [], core: false, stays: false, ticked: [], note: "", done: false, out: false, ...more });
    const questions = mine.items.flatMap(({ id, own, minutes }) => {
      if (own) return [part("question", own, minutes, { core: true })];
      const found = cg.bank.find(id);
      return found ? [part("question", found.ask, minutes, { id: found.id, follow_ups: found.follow_ups, core: found.priority === "core" })] : [];
    });
    const named = questions.filter(({ id }) => bank.plans.some((each) => each.questions.at(-1) === id));
    for (const question of named.length ? named : questions.slice(-1)) question.stays = true;
    return [
      part("hello", plan?.hello?.title ?? cg.text("meeting-hello"), hello, { say: plan?.hello?.texts ?? [] }),
      ...questions,
      part("thanks", plan?.thanks?.title ?? cg.text("meeting-thanks"), thanks, { say: plan?.thanks?.texts ?? [] }),
    ];
  }

  /**
   * The conversation whose page led here, or else the one whose meeting is nearest: a day ahead at most, or an hour late and without
   * notes.
   * @param {number} now
   */
  function conversation(now) {
    const asked = cg.conversations.find(new URLSearchParams(location.hash.slice(1)).get("talk") ?? "");
    /** Minutes until its meeting. @param {Conversation} talk */
    const away = ({ met }) => (met ? (+cg.dates.instant(met) - now) / 60_000 : Infinity);
    /** @param {Conversation} talk */
    const due = (talk) => talk.answered !== "no" && away(talk) < 24 * 60 && (away(talk) > 0 || (away(talk) > -60 && !talk.learned));
    const [nearest] = cg.conversations.all().filter(due).sort((a, b) => Math.abs(away(a)) - Math.abs(away(b)));
    return asked ?? nearest;
  }

  /**
   * Who and when, in words.
   * @param {Conversation | undefined} talk
   * @param {number} minutes
   */
  function heading(talk, minutes) {
    const dial = make("div");
    const title = make("h2", { tabindex: "-1" });
    const when = make("p");
    const who = talk?.who || cg.text("meeting-unnamed");
    /** @param {number} now */
    function show(now) {
      const start = talk?.met ? cg.dates.instant(talk.met) : new Date(now);
      const end = new Date(+start + minutes * 60_000);
      const wait = Math.round((+start - now) / 60_000);
      const times = { day: cg.dates.long(cg.dates.today(start)), from: cg.dates.time(start), to: cg.dates.time(end) };
      dial.replaceChildren(cg.meetingBand.face(112, start, end));
      title.textContent = talk?.met && wait > 0 && wait <= soon ? cg.text("meeting-ready-soon", { who, count: wait }) : cg.text("meeting-ready", { who });
      when.textContent = talk?.met ? cg.text("meeting-ready-when", times) : cg.text("meeting-ready-now", { minutes, time: times.to });
    }
    return { element: make("div", { class: "cg-room__hello" }, dial, make("div", {}, title, when)), show };
  }

  /**
   * What to say first, with the time at which the meeting will end.
   * @param {Conversation | undefined} talk
   * @param {number} minutes
   */
  function sayFirst(talk, minutes) {
    const words = make("q");
    const element = make("div", { class: "cg-say" }, make("p", { class: "cg-say__cue" }, cg.text("meeting-say-first")), make("p", {}, words));
    /** @param {number} now */
    function show(now) {
      const start = Math.max(now, talk?.met ? +cg.dates.instant(talk.met) : 0);
      words.textContent = cg.text("meeting-say-first-words", { time: cg.dates.time(new Date(start + minutes * 60_000)) });
    }
    return { element, show };
  }

  /** @param {MeetingPart[]} all */
  function order(all) {
    const questions = all.filter(({ kind }) => kind === "question");
    const lines = questions.map(({ ask, minutes }) => make("li", {}, make("span", { dir: "auto" }, ask), make("small", {}, cg.text("minutes-short", { count: minutes }))));
    const total = all.reduce((sum, { minutes }) => sum + minutes, 0);
    const [hello, thanks] = [all[0].minutes, all[all.length - 1].minutes];
    return make(
      "section",
      { class: "cg-room__plan" },
      make("div", { class: "cg-room__planhead" }, make("h3", {}, cg.text("meeting-order", { count: questions.length })), make("a", { href: cg.address("my-questions/") }, cg.text("meeting-order-change"))),
      make("ol", { class: "cg-room__list" }, lines),
      make("p", { class: "cg-note" }, cg.text("meeting-order-total", { hello, thanks, total })),
    );
  }

  /**
   * What to do where no question was chosen.
   * @param {Bank} bank
   */
  function empty(bank) {
    const plan = bank.plans.find(({ minutes }) => minutes === cg.myQuestions.usual) ?? bank.plans[0];
    const take = () => cg.myQuestions.replace(plan.questions.map((id) => ({ id, minutes: cg.bank.find(id)?.minutes ?? 0 })), plan.minutes);
    return make(
      "div",
      { class: "cg-empty" },
      make("h3", {}, cg.text("meeting-no-questions")),
      make("p", {}, cg.text("meeting-no-questions-detail")),
      make("p", { class: "cg-actions" }, plan && button("cg-btn", "plus", cg.text("meeting-take-usual", { count: plan.questions.length }), take), make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("questions/") }, cg.text("meeting-choose"))),
    );
  }

  /** What the device may do meanwhile. */
  function choices() {
    const awake = checkLine(cg.text("meeting-keep-awake"), true);
    const buzz = checkLine(cg.text("meeting-buzz"), false);
    const speak = checkLine(cg.text("meeting-speak"), false);
    const list = make("ul", { class: "cg-check" }, awake.element, "vibrate" in navigator && buzz.element, speak.element);
    const element = make("fieldset", { class: "cg-fieldset cg-room__opts" }, make("legend", {}, cg.text("meeting-options")), list);
    return { element, get: () => ({ awake: awake.input.checked, buzz: buzz.input.checked, speak: speak.input.checked }) };
  }

  /**
   * @param {Bank} bank
   * @param {(values: Parameters<typeof cg.keptMeeting.begin>[0]) => void} begin
   */
  function build(bank, begin) {
    const talk = conversation(Date.now());
    const all = parts(bank);
    const { minutes } = cg.myQuestions.get();
    const name = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const options = choices();
    const start = button("cg-btn cg-btn--big", "arrow", cg.text("meeting-start"), () =>
      begin({ who: talk ? (talk.who ?? "") : name.value.trim(), ...(talk && { talk: talk.id }), minutes, parts: all, ...options.get() }),
    );
    const some = all.some(({ kind }) => kind === "question");
    const head = heading(talk, minutes);
    const first = sayFirst(talk, minutes);
    const main = make(
      "div",
      { class: "cg-room__main" },
      head.element,
      !talk && field(cg.text("meeting-who"), name, cg.text("meeting-who-help")),
      ...(some ? [first.element, order(all), options.element, make("p", { class: "cg-note" }, cg.text("meeting-no-signal"))] : [empty(bank)]),
    );
    function show() {
      head.show(Date.now());
      first.show(Date.now());
    }
    show();
    return { elements: [main, some && make("div", { class: "cg-room__bar" }, start)], show };
  }

  return { build };
})();
