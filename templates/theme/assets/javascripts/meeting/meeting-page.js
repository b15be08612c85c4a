/* The page of a meeting: one state at a time, before, during and after it. It works without a network, can be found again after the
   phone died, and is written in one tab only. Adds nothing to cg. */
(() => {
  const { make, button, notice } = cg.dom;
  const { get, change, changePart } = cg.keptMeeting;
  const { left, behind, spare, isOver, end } = cg.meetingClock;
  const tool = /** @type {HTMLElement} */ (document.getElementById("tool"));
  /** @type {MeetingData} */
  const data = JSON.parse(tool.dataset.meeting ?? "");
  const redraw = 15_000; // ms
  /** How many minutes the reader was behind when they chose to leave nothing out. */
  let kept = 0;
  /** Whether this tab is the one that writes the meeting. */
  let held = false;
  /** The last minute that was said aloud. */
  let said = Infinity;
  /** What keeps the screen on, while it does. @type {any} */
  let lock = null;
  /** Draws the time again; nothing while no meeting goes on. */
  let tick = () => {};

  /**
   * @param {string} state
   * @param {...Child} inside
   */
  function put(state, ...inside) {
    document.documentElement.classList.toggle("cg-in-room", state === "running" || state === "elsewhere");
    tool.dataset.state = state;
    tool.replaceChildren(...make("div", {}, ...inside).childNodes);
    tick = () => {};
    scrollTo(0, 0);
  }
  const focus = () => /** @type {HTMLElement | null} */ (tool.querySelector("[tabindex]"))?.focus();

  /* ---- the screen stays on ---- */

  const dark = make("p", { class: "cg-note", role: "status" });
  async function keepAwake() {
    const meeting = get();
    if (!meeting?.awake || meeting.ended || document.hidden || tool.dataset.state !== "running") return;
    try {
      if (!lock || lock.released) lock = await /** @type {any} */ (navigator).wakeLock.request("screen");
      dark.textContent = "";
      if (tool.dataset.state !== "running") letSleep(); // it ended meanwhile
    } catch {
      dark.textContent = cg.text("meeting-may-go-dark");
    }
  }
  function letSleep() {
    lock?.release();
    lock = null;
  }

  /* ---- during the meeting ---- */

  /** @param {number} place */
  function go(place) {
    const meeting = get();
    if (!meeting) return;
    const parts = meeting.parts.map((part, number) => (number < place && number >= meeting.at ? { ...part, done: true } : part));
    change({ at: place, parts });
    kept = 0;
    run();
  }
  /** @param {1 | -1} step */
  function move(step) {
    const { parts = [], at = 0 } = get() ?? {};
    let place = at + step;
    while (parts[place]?.out) place += step;
    if (place >= parts.length) return finish(Date.now());
    if (place >= 0) go(place);
  }
  function later() {
    const { at = 0, parts = [] } = get() ?? {};
    cg.keptMeeting.putOff(at);
    cg.say(cg.text("meeting-put-off", { question: parts[at]?.ask ?? "" }));
    run();
  }
  /** Its notes are saved before it ends: another tab that shows it then has nothing left to save. @param {number} at */
  function finish(at) {
    cg.meetingAfter.save();
    cg.keptMeeting.end(at);
    letSleep();
    letGo();
    after();
  }

  /** The suggestion to leave something out: nothing is left out by itself. */
  function late() {
    let minutes = 0;
    let place = -1;
    const heading = make("h2", { id: "behind" });
    const words = make("p");
    const out = button("cg-btn", null, cg.text("meeting-leave-out"), () => {
      changePart(place, { out: true });
      cg.say(cg.text("meeting-left-out"));
      run();
    });
    const keep = button("cg-btn cg-btn--quiet", null, cg.text("meeting-keep"), () => {
      kept = minutes;
      tick();
    });
    const box = make("div", { class: "cg-behind", role: "group", "aria-labelledby": "behind" }, heading, words, make("p", { class: "cg-actions" }, out, keep));
    /** @param {Meeting} meeting @param {number} now */
    function show(meeting, now) {
      minutes = behind(meeting, now);
      place = spare(meeting);
      const wanted = minutes > kept && place >= 0 && left(meeting, now) > 2;
      if (!wanted && box.contains(document.activeElement)) focus();
      box.hidden = !wanted;
      if (!wanted) return;
      heading.textContent = cg.text("meeting-behind", { count: minutes });
      words.textContent = cg.text("meeting-behind-detail", { question: meeting.parts[place].ask });
    }
    return { element: box, show };
  }

  /** What to say in the last two minutes, and where to write the name. @param {Meeting} meeting */
  function closing(meeting) {
    const names = cg.meetingNames.build(meeting.who);
    const last = make("p", { class: "cg-room__last" });
    const words = [make("h2", { class: "cg-room__n" }, cg.text("meeting-say-now")), make("div", { class: "cg-say cg-say--room" }, make("p", {}, make("q", {}, cg.text("meeting-say-now-words"))))];
    const element = make("section", { class: "cg-room__close" }, make("div", {}, words), names, last);
    /** @type {(now: boolean, asked: boolean) => void} */
    const show = (now, asked) => {
      if (now && last.hidden && !document.activeElement?.matches("input, textarea")) scrollTo(0, 0);
      element.hidden = !(now || asked);
      /** @type {HTMLElement} */ (element.firstElementChild).hidden = !now;
      last.hidden = !now;
      const line = cg.keptMeeting.thanksFor(/** @type {Meeting} */ (get()));
      last.textContent = line ? cg.text("meeting-last-words-for", { line }) : cg.text("meeting-last-words");
    };
    return { element, names, show };
  }

  /** What was chosen to be said or felt, at five and at two minutes. @param {Meeting} meeting @param {number} minutes */
  function announce({ speak, buzz }, minutes) {
    const due = [2, 5].find((each) => minutes <= each && said > each);
    if (due && said !== Infinity) {
      if (speak) cg.say(minutes ? cg.text("meeting-left", { count: minutes }) : cg.text("meeting-over"));
      if (buzz && due === 2) navigator.vibrate?.(400);
    }
    said = minutes;
  }

  /** @param {Meeting} meeting */
  function bar({ at, parts }) {
    const last = !parts.slice(at + 1).some(({ out }) => !out);
    const more = cg.keptMeeting.questions({ parts: parts.slice(at) }).length > 1;
    const back = at > 0 && button("cg-btn cg-btn--quiet", "back", cg.text("meeting-back"), () => move(-1));
    const wait = parts[at].kind === "question" && more && button("cg-btn cg-btn--quiet", null, cg.text("meeting-later"), later);
    const next = button("cg-btn cg-btn--big", last ? "check" : "arrow", last ? cg.text("meeting-finish") : cg.text("meeting-next"), () => move(1));
    return { element: make("div", { class: "cg-room__bar" }, back, wait, next), next };
  }

  function run() {
    const meeting = get();
    if (!meeting) return ready();
    let asked = cg.meetingNames.of(meeting).length > 0;
    const band = cg.meetingBand.build(() => {
      cg.keptMeeting.pause(Date.now());
      tick();
    });
    const suggestion = late();
    const close = closing(meeting);
    const question = cg.meetingQuestion.build(meeting, () => {
      asked = true;
      tick();
      close.names.querySelector("input")?.focus();
    });
    const foot = bar(meeting);
    const stop = button("cg-btn cg-btn--quiet", "check", cg.text("meeting-stop"), () => finish(Date.now()));
    put("running", band.element, make("div", { class: "cg-room__main" }, suggestion.element, close.element, ...question.elements, question.next, make("p", { class: "cg-actions" }, stop), dark), foot.element);
    tick = () => {
      const now = get();
      if (!now) return;
      const moment = Date.now();
      const minutes = left(now, moment);
      band.show(now, moment);
      suggestion.show(now, moment);
      close.show(minutes <= 2 && !now.pausedAt, asked);
      announce(now, minutes);
    };
    tick();
    keepAwake();
    question.heading.focus({ preventScroll: true });
  }

  /* ---- before, after, found again, and in another tab ---- */

  function ready() {
    letSleep();
    cg.bank.load().then((bank) => {
      if (get()) return;
      const inside = tool.contains(document.activeElement);
      const page = cg.meetingReady.build(bank, (values) => hold(() => start(values)));
      put("ready", ...page.elements);
      tick = page.show;
      if (inside) focus();
    });
  }

  /** @param {Parameters<typeof cg.keptMeeting.begin>[0]} values */
  function start(values) {
    tool.dataset.state = "running";
    said = Infinity;
    cg.keptMeeting.begin(values, Date.now());
    run();
  }

  function after() {
    const meeting = get();
    const soon = meeting && !isOver({ ...meeting, ended: 0 }, Date.now());
    put("after", ...cg.meetingAfter.build(data, soon ? () => hold(goOn) : null));
    focus();
  }

  function goOn() {
    cg.keptMeeting.goOn();
    run();
  }

  function again() {
    const meeting = /** @type {Meeting} */ (get());
    const now = Date.now();
    const { questions } = cg.keptMeeting;
    const number = Math.max(1, questions({ parts: meeting.parts.slice(0, meeting.at + 1) }).length);
    const values = { time: cg.dates.time(new Date(meeting.began)), count: left(meeting, now), number, questions: questions(meeting).length };
    const words = meeting.pausedAt ? cg.text("meeting-again-paused", values) : values.count ? cg.text("meeting-again-left", values) : cg.text("meeting-again-over", values);
    const face = cg.meetingBand.face(112, new Date(meeting.began), end(meeting, now));
    const done = button("cg-btn cg-btn--quiet", null, cg.text("meeting-finish"), () => finish(Date.now()));
    const on = button("cg-btn cg-btn--big", "arrow", cg.text("meeting-keep-going"), run);
    put("again", make("div", { class: "cg-room__main" }, make("div", { class: "cg-room__hello" }, face, make("div", {}, make("h2", { tabindex: "-1" }, cg.text("meeting-again")), make("p", {}, words)))), make("div", { class: "cg-room__bar" }, done, on));
    focus();
  }

  function elsewhere() {
    const meeting = get();
    letSleep();
    if (!meeting || meeting.ended) return meeting ? after() : ready();
    const band = cg.meetingBand.build();
    const heading = make("h1", { class: "cg-room__q", tabindex: "-1", dir: "auto" });
    const here = button("cg-btn cg-btn--quiet", null, cg.text("meeting-use-here"), () => hold(run, true));
    const box = notice("", cg.text("meeting-elsewhere"), cg.text("meeting-elsewhere-detail"), make("span", { class: "cg-actions" }, here));
    put("elsewhere", band.element, make("div", { class: "cg-room__main" }, box, heading));
    tick = () => {
      const now = get();
      if (!now) return;
      band.show(now, Date.now());
      heading.textContent = now.parts[now.at].ask;
    };
    tick();
  }

  /** Lets go of the meeting, once another tab may write it. */
  let letGo = () => {};

  /**
   * Does something as the only tab that writes the meeting; another tab only shows it. Where browsers have no locks, as in files on disk,
   * nobody is kept out.
   * @param {() => void} then
   * @param {boolean} [steal] take it from the tab that has it
   */
  function hold(then, steal = false) {
    if (!navigator.locks || held) return then();
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks
      .request(`cg:meeting:${cg.root.pathname}`, options, (mine) => {
        if (!mine) return elsewhere();
        held = true;
        return new Promise((done) => {
          letGo = () => done((held = false));
          then();
        });
      })
      .catch(() => {
        held = false;
        elsewhere();
      });
  }

  function open() {
    const meeting = get();
    if (!meeting) return ready();
    if (meeting.ended) return after();
    hold(() => (isOver(meeting, Date.now()) ? finish(+end(meeting, Date.now())) : again()));
  }

  cg.store.watch("meeting", () => {
    const { state } = tool.dataset;
    const meeting = get();
    if (!meeting && state !== "ready") ready();
    else if (meeting && state === "ready") open();
    else if (state === "after" && meeting && !meeting.ended && !held) open();
    else if (state === "elsewhere") (meeting?.ended ? after : tick)();
  });
  for (const key of /** @type {const} */ (["tray", "talks"])) cg.store.watch(key, () => tool.dataset.state === "ready" && ready());
  setInterval(() => tick(), redraw);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    tick();
    keepAwake();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || tool.dataset.state !== "running") return;
    event.preventDefault();
    move(1);
  });
  open();
})();
