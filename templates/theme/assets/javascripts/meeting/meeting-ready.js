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
    const part = (kind, ask, minutes, more) => ({ kind, ask, minutes, say: [], follow_ups: [], core: false, ticked: [], note: "", done: false, out: false, ...more });
    const questions = mine.items.flatMap(({ id, own, minutes }) => {
      if (own) return [part("question", own, minutes, { core: true })];
      const found = cg.bank.find(id);
      return found ? [part("question", found.ask, minutes, { id: found.id, follow_ups: found.follow_ups, core: found.priority === "core" })] : [];
    });
    return [
      part("hello", plan?.hello?.title ?? cg.text("meeting-hello"), hello, { say: plan?.hello?.texts ?? [] }),
      ...questions,
      part("thanks", plan?.thanks?.title ?? cg.text("meeting-thanks"), thanks, { say: plan?.thanks?.texts ?? [] }),
    ];
  }

  /**
   * The conversation whose page led here, or else the one whose meeting is nearest, a day away at most.
   * @param {number} now
   */
  function conversation(now) {
    const asked = cg.conversations.find(new URLSearchParams(location.hash.slice(1)).get("talk") ?? "");
    /** @param {Conversation} one */
    const away = ({ met }) => (met ? Math.abs(+cg.dates.instant(met) - now) : Infinity);
    const [nearest] = cg.conversations.all().filter(({ answered }) => answered !== "no").sort((a, b) => away(a) - away(b));
    return asked ?? (nearest && away(nearest) < 86_400_000 ? nearest : undefined);
  }

  /**
   * Who and when, in words.
   * @param {Conversation | undefined} talk
   * @param {number} now
   * @param {number} minutes
   */
  function heading(talk, now, minutes) {
    const start = talk?.met ? cg.dates.instant(talk.met) : new Date(now);
    const end = new Date(+start + minutes * 60_000);
    const wait = Math.round((+start - now) / 60_000);
    const who = talk?.who || cg.text("meeting-somebody");
    const times = { day: cg.dates.long(cg.dates.today(start)), from: cg.dates.time(start), to: cg.dates.time(end) };
    const title = talk?.met && wait > 0 && wait <= soon ? cg.text("meeting-ready-soon", { who, count: wait }) : cg.text("meeting-ready", { who });
    return make(
      "div",
      { class: "cg-room__hello" },
      cg.meetingBand.face(112, start, end),
      make("div", {}, make("h2", {}, title), make("p", {}, talk?.met ? cg.text("meeting-ready-when", times) : cg.text("meeting-ready-now", { minutes, time: times.to }))),
    );
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
   * @param {() => void} show
   */
  function empty(bank, show) {
    const plan = bank.plans.find(({ minutes }) => minutes === cg.myQuestions.usual) ?? bank.plans[0];
    const take = () => {
      cg.myQuestions.replace(plan.questions.map((id) => ({ id, minutes: cg.bank.find(id)?.minutes ?? 0 })), plan.minutes);
      show();
    };
    return make(
      "div",
      { class: "cg-empty" },
      make("h3", {}, cg.text("meeting-no-questions")),
      make("p", {}, cg.text("meeting-no-questions-detail")),
      make("p", { class: "cg-actions" }, plan && button("cg-btn", "plus", cg.text("meeting-take-usual", { count: plan.questions.length }), take), make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("questions/") }, cg.text("meeting-choose"))),
    );
  }

  /**
   * @param {Bank} bank
   * @param {() => void} show shows everything again
   * @param {() => void} started
   */
  function build(bank, show, started) {
    const now = Date.now();
    const talk = conversation(now);
    const all = parts(bank);
    const { minutes } = cg.myQuestions.get();
    const name = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const awake = checkLine(cg.text("meeting-keep-awake"), true);
    const buzz = checkLine(cg.text("meeting-buzz"), false);
    const speak = checkLine(cg.text("meeting-speak"), false);
    const stop = cg.dates.time(new Date((talk?.met && +cg.dates.instant(talk.met) > now ? +cg.dates.instant(talk.met) : now) + minutes * 60_000));
    const start = button("cg-btn cg-btn--big", "arrow", cg.text("meeting-start"), () => {
      const choices = { awake: awake.input.checked, buzz: buzz.input.checked, speak: speak.input.checked };
      cg.keptMeeting.begin({ who: talk?.who ?? name.value.trim(), ...(talk && { talk: talk.id }), minutes, parts: all, ...choices }, Date.now());
      started();
    });
    const fields = make("fieldset", { class: "cg-fieldset cg-room__opts" }, make("legend", {}, cg.text("meeting-options")), make("ul", { class: "cg-check" }, awake.element, "vibrate" in navigator && buzz.element, speak.element));
    const some = all.some(({ kind }) => kind === "question");
    const inside = some ? [order(all), fields, make("p", { class: "cg-note" }, cg.text("meeting-no-signal"))] : [empty(bank, show)];
    const main = make(
      "div",
      { class: "cg-room__main" },
      heading(talk, now, minutes),
      !talk && field(cg.text("meeting-who"), name, cg.text("meeting-who-help")),
      some && make("div", { class: "cg-say" }, make("p", { class: "cg-say__cue" }, cg.text("meeting-say-first")), make("p", {}, make("q", {}, cg.text("meeting-say-first-words", { time: stop })))),
      ...inside,
    );
    return [main, ...(some ? [make("div", { class: "cg-room__bar" }, start)] : [])];
  }

  return { build };
})();
