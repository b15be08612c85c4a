/* What steps of a way to start are done with, when they are about a conversation: the meeting that's coming up, what was heard, the
   names given, and what comes next. Adds cg.talkSteps. */
cg.talkSteps = (() => {
  const { make, field, button } = cg.dom;
  const { find, named, put, names } = cg.keptTalk;

  /** A name, with those of the people there are on offer. */
  function nameField() {
    const list = names();
    const input = make("input", { type: "text", maxlength: 200, autocomplete: "off", list: list.id, value: find()?.who ?? "" });
    const error = make("p", { class: "cg-error", role: "alert" });
    const element = field(cg.text("path-person"), input);
    element.append(list, error);
    function fits() {
      const missing = !input.value.trim();
      error.textContent = missing ? cg.text("conversations-no-name") : "";
      input.setAttribute("aria-invalid", String(missing));
      if (missing) input.focus();
      return !missing;
    }
    return { element, input, fits, value: () => input.value.trim() };
  }

  /**
   * When a meeting of so many minutes began that is just over, to five minutes.
   * @param {number} minutes
   */
  function justNow(minutes) {
    const start = new Date(Math.floor((Date.now() - minutes * 60_000) / 300_000) * 300_000);
    return `${cg.dates.today(start)}T${start.toTimeString().slice(0, 5)}`;
  }

  /**
   * Who, when and where; the reminders that follow.
   * @param {ConversationsData} data
   * @returns {PathTool}
   */
  function meeting(data) {
    const name = nameField();
    const fields = cg.meetingFields(find() ?? {}, data.minutes);
    const place = make("div");
    /** @type {ReturnType<typeof cg.remindersBox.build> | null} */
    let box = null;
    function save() {
      const values = name.fits() && fields.values();
      if (!values) return false;
      put({ ...values, who: name.value() });
      return true;
    }
    const remind = button("cg-btn cg-btn--quiet", "calendar", cg.text("way-reminders"), () => {
      if (save()) show();
    });
    function show() {
      const talk = find();
      if (!talk?.met) return;
      box ??= cg.remindersBox.ofConversation(talk.id, data);
      place.replaceChildren(box.element);
      remind.hidden = true;
      box.show();
    }
    const summary = () => {
      const { who, met } = find() ?? {};
      return met && who ? cg.text("way-meeting-said", { name: who, day: cg.dates.short(met.slice(0, 10)), time: cg.dates.clock(met) }) : "";
    };
    return { elements: [name.element, fields.element, make("p", { class: "cg-actions" }, remind), place], summary, show, done: save };
  }

  /**
   * What was heard, while it's fresh.
   * @param {ConversationsData} data
   * @returns {PathTool}
   */
  function heard(data) {
    const name = nameField();
    const [today, hour] = justNow(data.minutes).split("T");
    const day = make("input", { type: "date", max: cg.dates.today(), min: "1900-01-01", value: today });
    const time = make("input", { type: "time", value: hour });
    const area = (/** @type {"learned" | "surprised"} */ key, rows = 3) => make("textarea", { rows, maxlength: cg.conversations.length(key) });
    const [learned, surprised] = [area("learned"), area("surprised", 2)];
    function take() {
      const talk = named(name.value()) ?? find();
      if (!talk) return;
      learned.value ||= talk.learned ?? "";
      surprised.value ||= talk.surprised ?? "";
      if (talk.met && talk.met.slice(0, 10) <= cg.dates.today()) [day.value, time.value] = talk.met.split("T");
    }
    name.input.addEventListener("change", take);
    take();
    function save() {
      if (!name.fits()) return false;
      const before = named(name.value()) ?? find();
      const met = `${day.value}T${time.value}`;
      put({ who: name.value(), met, answered: "yes", minutes: before?.minutes ?? data.minutes, learned: learned.value.trim(), surprised: surprised.value.trim() });
      return true;
    }
    const fields = make("div", { class: "cg-meet" }, field(cg.text("way-met-day"), day), field(cg.text("talk-meet-time"), time));
    const summary = () => Boolean(find()?.learned) && cg.text("way-heard-said", { name: find()?.who ?? "" });
    return { elements: [name.element, fields, field(cg.conversations.labels.learned, learned, cg.text("way-learned-help")), field(cg.conversations.labels.surprised, surprised)], summary, done: save };
  }

  /**
   * Who else to ask. Each becomes a conversation that knows who gave the name.
   * @returns {PathTool}
   */
  function others() {
    const input = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const list = make("ul", { class: "cg-way__list", role: "list" });
    const given = () => cg.conversations.all().filter(({ through }) => through && through === find()?.who);
    /** @param {Event} [event] */
    function add(event) {
      event?.preventDefault();
      const who = input.value.trim();
      if (!who) return;
      cg.conversations.add({ who, through: find()?.who ?? "" });
      input.value = "";
      cg.say(cg.text("conversations-added", { name: who }));
      show();
    }
    function show() {
      list.replaceChildren(...given().map(({ who }) => make("li", {}, make("bdi", {}, who ?? ""))));
      list.hidden = !list.childElementCount;
    }
    const press = make("button", { type: "submit", class: "cg-btn cg-btn--quiet" }, cg.text("conversations-add"));
    const form = make("form", { class: "cg-addone", onsubmit: add }, field(cg.text("way-names"), input, cg.text("way-names-help")), press);
    return { elements: [form, list], show, done: () => add(), summary: () => given().map(({ who }) => who).join(", ") };
  }

  /**
   * One next step, with a date, and the reminders that follow.
   * @param {ConversationsData} data
   * @returns {PathTool}
   */
  function next(data) {
    const step = make("input", { type: "text", maxlength: 2000, autocomplete: "off" });
    const day = make("input", { type: "date", min: cg.dates.today(), max: "2999-12-31" });
    const place = make("div");
    /** @type {ReturnType<typeof cg.remindersBox.build> | null} */
    let box = null;
    function save() {
      put({ next: step.value.trim(), nextOn: day.value });
      box?.show();
    }
    for (const control of [step, day]) control.addEventListener("change", save);
    function show() {
      const talk = find();
      step.value ||= talk?.next ?? "";
      day.value ||= talk?.nextOn ?? "";
      if (!talk) return;
      box ??= cg.remindersBox.ofConversation(talk.id, data);
      place.replaceChildren(box.element);
      box.show();
    }
    const fields = make("div", { class: "cg-meet" }, field(cg.conversations.labels.next, step), field(cg.text("notes-next-day"), day));
    return { elements: [fields, place], show, done: save, summary: () => find()?.next ?? "" };
  }

  return { meeting, heard, others, next };
})();
