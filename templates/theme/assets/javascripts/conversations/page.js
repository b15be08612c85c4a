/* The page "My conversations": whom the reader asked, what is next, what they heard; reminders for their calendar; everything
   as a file, and erased. Each conversation is built once and then kept up to date, so that nothing moves under the fingers
   of somebody who is typing, here or in another tab. */
(() => {
  const { make, icon, button, notice, undo } = cg.dom;
  const data = JSON.parse(document.getElementById("tool").dataset.talks);
  const tool = document.getElementById("tool");
  const shown = new Map();
  let compared = [];
  /* Safari, and every browser on an iPhone: what a page keeps is erased when nobody has been there for seven days of use. */
  const forgetful = navigator.vendor.startsWith("Apple");

  const nobody = "No name yet";
  const named = (talk) => talk.who || nobody;
  const hidden = (words) => make("span", { class: "cg-vh" }, words);

  /* ---- fields ---- */

  let count = 0;
  function field(label, control, help) {
    count += 1;
    const id = `f${count}`;
    control.id = id;
    const helped = help && make("p", { class: "cg-help", id: `${id}h` }, help);
    if (helped) control.setAttribute("aria-describedby", helped.id);
    return make("div", { class: "cg-field" }, make("label", { for: id }, label), control, helped);
  }

  /* One of a few, as buttons in a row. */
  function choice(label, options, onchoose) {
    count += 1;
    const name = `f${count}`;
    const radios = options.map(([value]) => make("input", { type: "radio", name, value, onchange: () => onchoose(value) }));
    const box = make(
      "fieldset",
      { class: "cg-fieldset" },
      make("legend", {}, label),
      make("div", { class: "cg-seg" }, radios.map((radio, number) => make("label", {}, radio, make("span", {}, options[number][1])))),
    );
    return { box, set: (value) => radios.forEach((radio) => (radio.checked = radio.value === String(value))) };
  }

  /* ---- the form of one conversation: what is typed is kept at once ---- */

  function form(id, done) {
    const setters = [];
    const talk = () => cg.talks.find(id);

    function keep(values) {
      const now = talk();
      if (now && !cg.talks.wrong({ ...now, ...values })) cg.talks.change(id, values);
    }

    function bound(key, control, help, event = "input") {
      const number = control.type === "number";
      control.addEventListener(event, () => keep({ [key]: number ? Number(control.value) : control.value }));
      setters.push((now) => {
        if (control !== document.activeElement) control.value = now[key] || "";
      });
      return field(cg.talks.name(key), control, help);
    }
    const line = (key, help) => bound(key, make("input", { type: "text", maxlength: cg.talks.parts[key][1], autocomplete: "off" }), help);
    const text = (key, help) => bound(key, make("textarea", { rows: 3, maxlength: cg.talks.parts[key][1] }), help);
    const day = (key, help) => bound(key, make("input", { type: "date", min: "1900-01-01", max: "2999-12-31" }), help);

    function note(row) {
      const keepNote = (value) => keep({ notes: { ...talk().notes, [row.name]: value } });
      if (row.kind === "rating") {
        const options = [[0, "–"], ...[1, 2, 3, 4, 5].map((value) => [value, String(value)])];
        const { box, set } = choice(row.name, options, keepNote);
        setters.push((now) => set(now.notes?.[row.name] || 0));
        if (row.hint) box.append(make("p", { class: "cg-note" }, row.hint));
        return box;
      }
      const area = make("textarea", { rows: 2, maxlength: 8000, oninput: () => keepNote(area.value) });
      setters.push((now) => {
        if (area !== document.activeElement) area.value = now.notes?.[row.name] || "";
      });
      return field(row.name, area, row.hint);
    }

    const answer = choice(cg.talks.name("answered"), [["", "None yet"], ["yes", "Yes"], ["no", "No"]], (answered) => keep({ answered }));
    setters.push((now) => answer.set(now.answered || ""));
    const channels = make("select", {}, make("option", { value: "" }, "Not said"), Object.entries(data.channels).map(([value, name]) => make("option", { value }, name)));
    const minutes = make("input", { type: "number", min: 1, max: 600, inputmode: "numeric", placeholder: data.minutes });
    const questions = asked(keep, talk);
    setters.push(questions.show);

    /* Open is what belongs to where the conversation stands. */
    const { stage } = cg.next.of(talk(), data);
    const group = (title, open, ...inside) =>
      make("details", { class: "cg-more", open }, make("summary", {}, title, icon("plus")), make("div", { class: "cg-talk__group" }, ...inside));
    const element = make(
      "div",
      { class: "cg-talk__form" },
      group("Who it is", stage < 2, line("who"), line("role"), line("where"), line("through", "If somebody gave you the name."), text("how", "Their first line about you. Note it before you forget it.")),
      group("Asking", stage < 2, day("asked"), bound("channel", channels, "", "change"), answer.box, day("nudged")),
      group("The meeting", stage > 0 && stage < 4, bound("met", make("input", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" }), "Day and time, as your clock shows it."), bound("minutes", minutes), questions.box),
      group("Afterwards", stage > 2, day("thanked"), text("learned"), text("surprised"), text("next", "One thing, with a day."), day("nextOn"), day("wrote")),
      data.rows.length > 0 && group("To compare later", stage > 2, ...data.rows.map(note)),
      make("p", { class: "cg-actions" }, button("cg-btn", "check", "Done", done), make("span", { class: "cg-note" }, "What you type is kept as you type it.")),
    );
    return { element, show: (now) => setters.forEach((set) => set(now)) };
  }

  /* The questions asked: copied from the tray, in its order. */
  function asked(keep, talk) {
    const list = make("ol", { class: "cg-talk__asked" });
    const status = make("p", { class: "cg-note", role: "status" });
    const take = button("cg-btn cg-btn--quiet", "down", "Take the questions of my tray", async () => {
      const { items } = cg.store.get("tray") ?? {};
      if (!items?.length) {
        status.textContent = "Your tray is empty. Choose questions first.";
        return;
      }
      await cg.load("data/questions.js").catch(() => null);
      const bank = new Map((cg.bank?.questions ?? []).flatMap((one) => [one.id, ...(one.aliases ?? [])].map((id) => [id, one.ask])));
      const questions = items.map(({ id, own }) => (own ? { ask: own } : { id, ask: bank.get(id) })).filter(({ ask }) => ask);
      keep({ questions });
      status.textContent = `${cg.count(questions.length, "question")} taken.`;
    });
    const clear = button("cg-quiet", null, "Take them out", () => {
      const before = talk().questions;
      keep({ questions: [] });
      undo(list, "The questions are taken out.", "", () => {
        keep({ questions: before });
        take.focus();
      });
    });
    function show({ questions = [] }) {
      list.replaceChildren(...questions.map(({ ask }) => make("li", {}, ask)));
      list.hidden = clear.hidden = !questions.length;
    }
    const box = make("div", { class: "cg-talk__questions" }, make("p", { class: "cg-label" }, "Questions asked"), list, make("p", { class: "cg-actions" }, take, clear), status);
    return { box, show };
  }

  /* ---- reminders ---- */

  /* Boxes to tick, and a button that saves the file. `events` gives what there is; `saved` is told. */
  function reminders(events, saved, empty) {
    const list = make("ul", { class: "cg-check" });
    const status = make("div", { role: "status" });
    const save = button("cg-btn", "calendar", "Put the reminders in my calendar", () => {
      const chosen = events().filter(({ kind }) => list.querySelector(`[value=${kind}]`)?.checked);
      if (!chosen.length) {
        status.replaceChildren(make("p", { class: "cg-note" }, "Tick at least one."));
        return;
      }
      cg.save("reminders.ics", "text/calendar;charset=utf-8", cg.reminders.file(chosen, data.site));
      saved();
      status.replaceChildren(notice("good", "Saved.", "Open the file reminders.ics. Your calendar asks, and then it has them."));
    });
    const none = make("p", { class: "cg-why" }, empty);
    function show() {
      const before = new Map([...list.querySelectorAll("input")].map((box) => [box.value, box.checked]));
      const found = events();
      list.replaceChildren(
        ...found.map(({ kind, summary, on, start }) => {
          count += 1;
          const box = make("input", { type: "checkbox", id: `f${count}`, value: kind });
          box.checked = before.get(kind) ?? kind !== "last";
          const when = start ? `${cg.days.long(on)}, ${cg.days.time(start)}` : cg.days.long(on);
          return make("li", {}, box, make("label", { for: box.id }, summary, " ", make("small", {}, when)));
        }),
      );
      list.hidden = save.hidden = !found.length;
      none.hidden = found.length > 0;
    }
    return { element: make("div", { class: "cg-talk__reminders" }, none, list, make("p", { class: "cg-actions" }, save), status), show };
  }

  /* ---- one conversation ---- */

  function when({ due, from, stage }) {
    const today = cg.days.today();
    if (!due || stage === 0) return "";
    if (due === today) return "today";
    return from || due > today ? `${from ? "from" : "by"} ${cg.days.long(due)}` : `since ${cg.days.long(due)}`;
  }

  function entry(id) {
    const boxes = cg.next.stages.map(() => make("i", {}));
    const stage = make("p", { class: "cg-talk__at" });
    const heading = make("h3", { tabindex: "-1", id: `talk-${id}` });
    const about = make("p", { class: "cg-talk__about" });
    const todo = make("p", { class: "cg-talk__todo" });
    const marks = make("div", { class: "cg-chips" });
    const heard = make("dl", { class: "cg-talk__heard" });
    const body = make("div", { class: "cg-talk__body" }, heading, about, todo, marks, heard);
    const talk = () => cg.talks.find(id);

    /* Something that opens below, built when it is first wanted. */
    function opens(drawn, words, build) {
      let inside = null;
      const press = button("cg-quiet", drawn, words, () => set(press.getAttribute("aria-expanded") !== "true"), { "aria-expanded": "false" });
      const who = hidden("");
      press.append(who);
      function set(on) {
        if (on && !inside) {
          inside = build(() => {
            set(false);
            press.focus();
            arrange(true);
          });
          element.append(inside.element);
        }
        if (inside) inside.element.hidden = !on;
        press.setAttribute("aria-expanded", String(on));
        if (on) inside.show(talk());
      }
      return { press, set, show: (now) => ((who.textContent = ` ${named(now)}`), inside && inside.show(now)), isOpen: () => press.getAttribute("aria-expanded") === "true" };
    }
    const edit = opens("pen", "Notes", (done) => form(id, done));
    const calendar = opens("calendar", "Reminders", () => {
      const events = () => cg.reminders.of(talk(), data);
      return reminders(events, () => cg.talks.change(id, { saved: (talk().saved ?? 0) + 1 }), "Nothing lies ahead yet. Enter the day you asked, or the day you meet.");
    });
    const side = button("cg-quiet", "plus", "Compare", () => compare(id), { "aria-pressed": "false" });
    const bin = button("cg-quiet", "bin", "Delete", () => {
      const gone = talk();
      cg.talks.remove(id);
      undo(list, `${named(gone)} is deleted.`, "", () => {
        cg.talks.restore(gone);
        shown.get(id).focus();
      });
    });
    side.append(hidden(""));
    bin.append(hidden(""));

    function mark({ label, values }) {
      return button("cg-chip", null, label, () => {
        const before = talk();
        cg.talks.change(id, values);
        undo(marks, "Noted.", sentence(talk()), () => {
          cg.talks.change(id, Object.fromEntries(Object.keys(values).map((key) => [key, before[key] ?? ""])));
          heading.focus();
        });
      }, { "aria-describedby": heading.id });
    }

    const element = make(
      "li",
      { class: "cg-talk" },
      body,
      make("div", { class: "cg-talk__stage" }, make("div", { class: "cg-stage__bar", "aria-hidden": "true" }, boxes), stage),
      make("div", { class: "cg-talk__acts" }, edit.press, calendar.press, side, bin),
    );

    function show(now) {
      const next = cg.next.of(now, data);
      const letter = data.letters[next.letter];
      boxes.forEach((box, number) => (box.className = number < next.stage ? "done" : number === next.stage && !next.over ? "here" : ""));
      stage.replaceChildren(make("b", {}, next.words), " ", make("small", {}, next.over ? "" : when(next)));
      heading.textContent = named(now);
      about.textContent = [now.role, now.where].filter(Boolean).join(", ");
      about.hidden = !about.textContent;
      todo.replaceChildren(make("b", {}, "Next:"), ` ${next.todo} `, ...(letter ? [make("a", { href: cg.page(letter.path) }, letter.title)] : []));
      marks.replaceChildren(...(next.marks ?? []).map(mark));
      marks.hidden = !next.marks;
      heard.replaceChildren(...heardOf(now));
      heard.hidden = !heard.childElementCount;
      for (const control of [side, bin]) control.lastChild.textContent = ` ${named(now)}`;
      side.setAttribute("aria-pressed", String(compared.includes(id)));
      side.querySelector("use").setAttribute("href", compared.includes(id) ? "#i-check" : "#i-plus");
      edit.show(now);
      calendar.show(now);
    }
    return { element, show, focus: () => heading.focus(), open: () => edit.set(true), isOpen: edit.isOpen };
  }

  /* What was written down, in a few words; everything stands on paper. */
  function heardOf(talk) {
    const met = talk.met && { name: "Meeting", words: `${cg.days.long(talk.met.slice(0, 10))}, ${cg.days.clock(talk.met)}, ${talk.minutes || data.minutes} minutes` };
    const found = ["learned", "surprised"].filter((key) => talk[key]).map((key) => ({ name: cg.talks.name(key), words: talk[key] }));
    const onPaper = [
      ...data.rows.map(({ name, kind }) => ({ name, words: talk.notes?.[name] && `${talk.notes[name]}${kind === "rating" ? " of 5" : ""}` })),
      { name: cg.talks.name("next"), words: talk.next && [talk.next, talk.nextOn && cg.days.long(talk.nextOn)].filter(Boolean).join(", ") },
      { name: cg.talks.name("questions"), words: talk.questions?.map(({ ask }) => ask).join("\n") },
    ];
    const paper = onPaper.filter(({ words }) => words).map((one) => ({ ...one, paper: true }));
    return [met, ...found, ...paper].filter(Boolean).map(({ name, words, paper: only }) => make("div", only ? { class: "cg-paper-only" } : {}, make("dt", {}, name), make("dd", {}, words)));
  }

  function sentence(talk) {
    const next = cg.next.of(talk, data);
    return [`${named(talk)}: ${next.words}.`, next.todo, when(next) && !next.over && `(${when(next)})`].filter(Boolean).join(" ");
  }

  /* ---- the list ---- */

  const rate = make("p", { class: "cg-talks__rate" });
  const title = make("h2", { class: "cg-vh" }, "Whom you asked");
  const list = make("ol", { class: "cg-talks" });
  const starter = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
  const paper = make("p", { class: "cg-actions" }, button("cg-quiet", "print", "Print this page", () => window.print()));
  const empty = make("p", { class: "cg-why" }, "Begin with somebody you half know. One name is enough for today.");
  const start = make(
    "form",
    { class: "cg-talks__start", onsubmit: begin },
    field("Who do you want to ask?", starter),
    make("button", { type: "submit", class: "cg-btn" }, icon("plus"), "Add"),
  );

  function begin(event) {
    event.preventDefault();
    const who = starter.value.trim();
    if (!who) {
      starter.focus();
      cg.say("Write a name first.");
      return;
    }
    if (cg.talks.all().length >= cg.talks.most) {
      cg.say(`There is room for ${cg.talks.most} conversations. Delete one first.`);
      return;
    }
    starter.value = "";
    const { id } = cg.talks.add({ who });
    cg.say(`${who} is added.`);
    shown.get(id).focus();
  }

  /* In the order of what is due; not while somebody is at work in it. */
  function arrange(sort = !list.contains(document.activeElement)) {
    const talks = cg.next.sorted(cg.talks.all(), data);
    const open = [...shown.values()].some((one) => one.isOpen());
    const known = new Set(talks.map(({ id }) => id));
    for (const [id, one] of shown) {
      if (known.has(id)) continue;
      one.element.remove();
      shown.delete(id);
    }
    for (const { id } of talks) {
      if (shown.has(id)) continue;
      shown.set(id, entry(id));
      list.append(shown.get(id).element);
    }
    const order = talks.map(({ id }) => shown.get(id).element);
    if (sort && !open && order.some((element, number) => element !== list.children[number])) {
      const focused = document.activeElement;
      list.append(...order);
      if (list.contains(focused)) focused.focus();
    }
  }

  function show() {
    const talks = cg.talks.all();
    compared = compared.filter((id) => talks.some((talk) => talk.id === id));
    arrange();
    for (const talk of talks) shown.get(talk.id).show(talk);
    rate.textContent = cg.talks.rate(talks);
    rate.hidden = !rate.textContent;
    title.hidden = list.hidden = !talks.length;
    start.classList.toggle("cg-empty", !talks.length);
    empty.hidden = talks.length > 0;
    paper.hidden = !talks.length;
    showSide();
    showKept();
  }

  /* ---- side by side ---- */

  const table = make("div", {});
  const side = make(
    "section",
    { class: "cg-mine__part", "aria-labelledby": "side", hidden: true },
    make("h2", { id: "side" }, "Side by side"),
    table,
    make("p", { class: "cg-actions" }, button("cg-btn cg-btn--quiet", "print", "Print this", print), button("cg-quiet", null, "Close it", () => {
      const [first] = compared;
      compared = [];
      show();
      shown.get(first)?.focus();
    })),
  );

  function compare(id) {
    if (compared.includes(id)) compared = compared.filter((one) => one !== id);
    else if (compared.length === cg.compare.most) return void cg.say("Three stand side by side. Take one out first.");
    else compared = [...compared, id];
    show();
    cg.say(compared.length > 1 ? `${compared.length} stand side by side, below the list.` : "Choose one or two more to compare.");
  }

  function showSide() {
    const talks = compared.map(cg.talks.find);
    side.hidden = talks.length < 2;
    if (!side.hidden) table.replaceChildren(cg.compare.table(talks, data));
  }

  function print() {
    document.body.classList.add("is-comparing");
    addEventListener("afterprint", () => document.body.classList.remove("is-comparing"), { once: true });
    window.print();
  }

  /* ---- only the dates ---- */

  function dates() {
    const draft = { id: cg.talks.newId(), who: "", asked: "", met: "" };
    const change = (key, control) => {
      control.addEventListener("input", () => {
        draft[key] = cg.talks.wrong({ ...draft, [key]: control.value }) ? "" : control.value;
        box.show();
      });
      return control;
    };
    const box = reminders(() => cg.reminders.of(draft, data), () => (draft.saved = (draft.saved ?? 0) + 1), "Enter one of the days, and the reminders stand here.");
    box.show();
    return make(
      "section",
      { class: "cg-mine__part", "aria-labelledby": "dates" },
      make("h2", { id: "dates" }, "Only the dates"),
      make("p", { class: "cg-why" }, "No list, just reminders for one person. Nothing of this is kept."),
      make(
        "div",
        { class: "cg-mine__dates" },
        field("Their name", change("who", make("input", { type: "text", maxlength: 200, autocomplete: "off" })), "It stands in the reminders. You can leave it empty."),
        field("The day you send your message", change("asked", make("input", { type: "date", min: "1900-01-01", max: "2999-12-31" }))),
        field("The day and time you meet", change("met", make("input", { type: "datetime-local", min: "1900-01-01T00:00", max: "2999-12-31T23:59" }))),
      ),
      box.element,
    );
  }

  /* ---- files, and erasing ---- */

  const what = make("p", { class: "cg-why" });
  const told = make("div", { class: "cg-mine__told" });
  const taken = make("div", {});
  const erase = button("cg-btn cg-btn--quiet cg-btn--bad", "bin", "Erase everything", () => {
    gone = together(gone ?? {});
    cg.backup.put({});
    undo(below, "Everything is erased.", `It was ${cg.backup.count(gone)}. You can bring it back until you leave this page.`, () => {
      together(gone);
      gone = null;
      erase.focus();
    });
  });
  let gone = null;

  /* What was there before, and what has been written since, which wins. */
  function together(before) {
    const since = cg.backup.snapshot();
    cg.backup.put(before);
    cg.backup.add(since);
    return cg.backup.snapshot();
  }

  const below = make("div", {});

  function showKept() {
    const words = cg.backup.count(cg.backup.snapshot());
    const soon = forgetful ? " This browser may erase it after a week without a visit, so save it to a file." : "";
    what.textContent = words ? `On this device: ${words}.${soon}` : "Nothing is kept on this device.";
    for (const part of [erase, save]) part.closest("li").hidden = !words;
  }

  async function open(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = "";
    try {
      offer(await cg.backup.read(file, data.rows));
    } catch (error) {
      if (!(error instanceof cg.backup.Unfit)) throw error;
      tell(notice("bad", error.strong, error.words));
      cg.say(error.message);
    }
  }

  function tell(...inside) {
    told.replaceChildren(...inside);
  }

  /* What is in the file, and the choice to add it or to put it in place of what is here. */
  function offer(kept) {
    const words = cg.backup.count(kept);
    if (!words) return tell(notice("", "There is nothing in this file.", "Nothing was changed."));
    const take = (how, said) => () => {
      const before = cg.backup.snapshot();
      how(kept);
      tell(taken);
      undo(taken, said, `From the file: ${words}.`, () => {
        cg.backup.put(before);
        chooser.focus();
      });
    };
    const here = cg.backup.count(cg.backup.snapshot());
    const add = button("cg-btn", "plus", "Add it to what is here", take(cg.backup.add, "It is added."));
    const box = notice("", `This file holds ${words}.`, here ? `Here are ${here}.` : "Nothing is kept here yet.");
    tell(
      box,
      make("p", { class: "cg-actions" }, add, button("cg-btn cg-btn--quiet", null, "Replace what is here", take(cg.backup.put, "It is replaced.")), button("cg-quiet", null, "Leave it", () => {
        tell();
        chooser.focus();
      })),
    );
    add.focus();
    cg.say(`This file holds ${words}.`);
  }

  const chooser = make("input", { type: "file", class: "cg-vh", accept: ".json,.csv,application/json,text/csv", onchange: open });

  const save = button("cg-btn cg-btn--quiet", "file", "Save everything (.json)", () => cg.save(`twenty-minutes-${cg.days.today()}.json`, "application/json", cg.backup.json()));

  function files() {
    const csv = button("cg-btn cg-btn--quiet", "file", "Save as a table (.csv)", () => cg.save(`conversations-${cg.days.today()}.csv`, "text/csv;charset=utf-8", cg.backup.csv(data.rows)));
    const part = (title, words, ...inside) => make("li", {}, make("h3", {}, title), make("p", { class: "cg-why" }, words), make("div", { class: "cg-actions" }, inside));
    return make(
      "section",
      { class: "cg-mine__part", "aria-labelledby": "keep" },
      make("h2", { id: "keep" }, "Keep it or erase it"),
      what,
      make(
        "ul",
        { class: "cg-rows cg-mine__files" },
        part("Take it along", "Everything in one file: conversations, questions, words in letters, ticks. Open it on another device.", save, csv),
        part("Open a file", "One that you saved here, or a table with a column “Who”. You see what is in it before anything changes.", make("label", { class: "cg-btn cg-btn--quiet cg-mine__open" }, icon("up"), "Choose a file", chooser), told),
        part("Erase it", "All of it, from this device. Do this on a computer that others use.", erase),
      ),
      below,
    );
  }

  /* ---- a word on shared computers, until it has been read ---- */

  function warning() {
    const close = button("cg-btn cg-btn--quiet", null, "I have read it", () => {
      cg.store.set("shared", true);
      starter.focus();
    });
    const box = notice("", "Do others use this computer?", "Whoever opens this page in this browser can read what you write here. ", make("a", { href: "#keep" }, "Erase it"), " when you are done.");
    box.classList.add("cg-mine__warning");
    box.append(close);
    const showBox = () => (box.hidden = cg.store.get("shared") === true);
    showBox();
    cg.store.watch("shared", showBox);
    return box;
  }

  tool.replaceChildren(
    warning(),
    start,
    rate,
    title,
    list,
    paper,
    side,
    dates(),
    files(),
  );
  start.append(empty);
  show();
  /* the five-minute path brings a name along */
  const brought = new URLSearchParams(location.hash.slice(1)).get("ask");
  if (brought) {
    starter.value = brought.slice(0, starter.maxLength);
    starter.focus();
  }
  cg.store.watch("talks", show);
  for (const key of ["tray", "ticks", "path", "letters", "shared", "colors", "paper"]) cg.store.watch(key, showKept);
  addEventListener("pageshow", show);
})();
