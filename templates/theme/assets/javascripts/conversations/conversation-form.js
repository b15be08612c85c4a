/* The form of one conversation: what is typed is kept at once. Adds cg.conversationForm. */
cg.conversationForm = (() => {
  const { make, icon, button, field, newId } = cg.dom;
  const { labels, length } = cg.conversations;

  /** `setters` put what is kept into the controls. @typedef {{ id: string, data: ConversationsData, setters: ((now: Conversation) => void)[] }} Form */
  /** @typedef {keyof Conversation} Key */

  /**
   * Keeps what fits in a conversation, and says whether it did.
   * @param {string} id
   * @param {Partial<Conversation>} values
   */
  function keep(id, values) {
    const fits = Object.entries(values).every(([key, value]) => cg.conversations.fits(key, value));
    if (fits) cg.conversations.change(id, values);
    return fits;
  }

  /* ---- controls ---- */

  /**
   * One of a few, as buttons in a row.
   * @template {string | number} Value
   * @param {string} label
   * @param {[value: Value, words: string][]} options
   * @param {(value: Value) => void} onchoose
   */
  function choice(label, options, onchoose) {
    const group = newId();
    const radios = options.map(([value]) => make("input", { type: "radio", name: group, value, onchange: () => onchoose(value) }));
    const labels = radios.map((radio, number) => make("label", {}, radio, make("span", {}, options[number][1])));
    const element = make("fieldset", { class: "cg-fieldset" }, make("legend", {}, label), make("div", { class: "cg-seg" }, labels));
    /** @param {unknown} value */
    const set = (value) => radios.forEach((radio) => (radio.checked = radio.value === String(value)));
    return { element, set };
  }

  /**
   * Says below a control that what is in it isn't saved, once the reader goes on.
   * @param {HTMLElement} element the control with its label
   * @param {HTMLElement} control
   */
  function errorOf(element, control) {
    const error = make("p", { class: "cg-error", role: "alert" });
    element.append(error);
    /** @param {string} words or "" */
    return (words) => {
      error.textContent = words;
      control.setAttribute("aria-invalid", String(words !== ""));
    };
  }

  /**
   * A control with its label, kept when `event` happens.
   * @param {Form} form
   * @param {Key} key
   * @param {string} label
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
   * @param {string} [help]
   */
  function bound(form, key, label, control, help, event = "input") {
    const number = control.type === "number";
    const wrong = number ? cg.text("notes-minutes-wrong") : cg.text("notes-date-wrong");
    const value = () => (number ? Number(control.value) : control.value);
    const unread = () => control.validity.badInput || !cg.conversations.fits(key, value());
    const element = field(label, control, help);
    const showError = errorOf(element, control);
    control.addEventListener(event, () => {
      if (!control.validity.badInput && keep(form.id, { [key]: value() })) showError("");
    });
    control.addEventListener("change", () => showError(unread() ? wrong : ""));
    form.setters.push((now) => {
      if (control !== document.activeElement && control.ariaInvalid !== "true") control.value = String(now[key] || "");
    });
    return element;
  }

  /** @type {(form: Form, key: Key, label: string, help?: string) => HTMLElement} */
  const line = (form, key, label, help) => bound(form, key, label, make("input", { type: "text", maxlength: length(key), autocomplete: "off" }), help);
  /** @type {(form: Form, key: Key, label: string, help?: string) => HTMLElement} */
  const text = (form, key, label, help) => bound(form, key, label, make("textarea", { rows: 3, maxlength: length(key) }), help);
  /** @type {(form: Form, key: Key, label: string) => HTMLElement} */
  const day = (form, key, label) => bound(form, key, label, make("input", { type: "date", min: "1900-01-01", max: "2999-12-31" }));

  /**
   * A row to compare by: a rating, or words.
   * @param {Form} form
   * @param {CompareRow} row
   */
  function note({ id, setters }, row) {
    /** @param {string | number} value */
    const keepNote = (value) => keep(id, { notes: cg.notes.withNote(cg.conversations.find(id)?.notes, row, value) });
    if (row.kind === "rating") {
      /** @type {[number, string][]} */
      const options = [[0, "–"], ...[1, 2, 3, 4, 5].map((value) => /** @type {[number, string]} */ ([value, String(value)]))];
      const { element, set } = choice(row.name, options, keepNote);
      setters.push((now) => set(cg.notes.of(now.notes, row) ?? 0));
      if (row.hint) element.append(make("p", { class: "cg-note" }, row.hint));
      return element;
    }
    const area = make("textarea", { rows: 2, maxlength: 8000, oninput: () => keepNote(area.value) });
    setters.push((now) => {
      if (area !== document.activeElement) area.value = String(cg.notes.of(now.notes, row) ?? "");
    });
    return field(row.name, area, row.hint);
  }

  /* ---- groups of them ---- */

  /**
   * @param {string} title
   * @param {boolean} open
   * @param {...Child} inside
   */
  const group = (title, open, ...inside) =>
    make("details", { class: "cg-more", open }, make("summary", {}, title, icon("plus")), make("div", { class: "cg-talk__group" }, ...inside));

  /** @param {Form} form */
  const who = (form) => [
    line(form, "who", cg.text("notes-name")),
    line(form, "role", cg.text("notes-job")),
    line(form, "where", cg.text("notes-where")),
    line(form, "through", cg.text("notes-through"), cg.text("notes-through-help")),
    text(form, "how", cg.text("notes-how"), cg.text("notes-how-help")),
    text(form, "goal", cg.text("notes-goal"), cg.text("notes-goal-help")),
  ];

  /** @param {Form} form */
  function asking(form) {
    /** @type {["" | "yes" | "no", string][]} */
    const answers = [["", cg.text("notes-answered-none")], ["yes", cg.text("notes-answered-yes")], ["no", cg.text("notes-answered-no")]];
    const answer = choice(cg.text("notes-answered"), answers, (answered) => keep(form.id, { answered }));
    form.setters.push((now) => answer.set(now.answered || ""));
    const options = Object.entries({ "": cg.text("notes-channel-none"), ...form.data.channels }).map(([value, words]) => make("option", { value }, words));
    return [
      day(form, "asked", cg.text("notes-asked")),
      bound(form, "channel", cg.text("notes-channel"), make("select", {}, options), "", "change"),
      answer.element,
      day(form, "nudged", cg.text("notes-followed-up")),
    ];
  }

  /** @param {Form} form */
  function meeting(form) {
    const met = make("input", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" });
    const minutes = make("input", { type: "number", min: 1, max: 600, inputmode: "numeric", placeholder: form.data.minutes });
    const questions = cg.questionsAsked(
      () => cg.conversations.find(form.id)?.questions,
      (asked) => keep(form.id, { questions: asked }),
    );
    form.setters.push(questions.show);
    return [
      bound(form, "met", cg.text("notes-met"), met, cg.text("notes-met-help")),
      bound(form, "minutes", cg.text("notes-minutes"), minutes),
      line(form, "place", cg.text("talk-meet-place")),
      day(form, "confirmed", cg.text("notes-confirmed")),
      questions.element,
    ];
  }

  /** @param {Form} form */
  const afterwards = (form) => [
    day(form, "thanked", cg.text("notes-thanked")),
    text(form, "learned", labels.learned),
    text(form, "surprised", labels.surprised),
    text(form, "next", labels.next, cg.text("notes-next-help")),
    day(form, "nextOn", cg.text("notes-next-day")),
    day(form, "wrote", cg.text("notes-wrote")),
  ];

  /**
   * Open is what belongs to the stage that the conversation is in.
   * @param {string} id
   * @param {ConversationsData} data
   * @param {() => void} done
   */
  function build(id, data, done) {
    /** @type {Form} */
    const form = { id, data, setters: [] };
    const now = cg.conversations.find(id);
    const stage = now ? cg.nextStep.of(now, data).stage : 0;
    const element = make(
      "div",
      { class: "cg-talk__form" },
      group(cg.text("notes-who"), stage < 2, who(form)),
      group(cg.text("notes-asking"), stage < 2, asking(form)),
      group(cg.text("notes-meeting"), stage === 2 || stage === 3, meeting(form)),
      group(cg.text("notes-after"), stage > 2, afterwards(form)),
      data.rows.length > 0 && group(cg.text("notes-compare"), stage > 2, data.rows.map((row) => note(form, row))),
      make("p", { class: "cg-actions" }, button("cg-btn", "check", cg.text("notes-done"), done), make("span", { class: "cg-note" }, cg.text("notes-saved"))),
    );
    return { element, show: (/** @type {Conversation} */ conversation) => form.setters.forEach((set) => set(conversation)) };
  }

  return build;
})();
