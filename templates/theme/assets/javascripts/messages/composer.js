/* The composer: a form at one side, the message on paper at the other, hints and what to do with it below.

   `cg.composer.mount(element, letter, options)` builds it inside `element`, for the data of one letter as
   views/composer.py works it out. It needs nothing of the page around it. Options: `heading`, the level of its headings
   (2), and `onchange(message)`, called after each change.

   Kept under "letters": { writer: {field: text}, own: {letter: {field: text}}, words: {letter: {subject, body}}, last }.
   Fields about the writer (name, now, phone ...: `shared` in the data) hold for all letters, so that the next one starts
   filled in. What is about the other person stays with its letter: a wrong name is worse than an empty field. A new letter
   offers to take over whom and what the last one was about (`carried`). `words` holds what was changed by hand. */
cg.composer = (() => {
  const { make, icon, button, notice } = cg.dom;
  const key = "letters";
  const longest = 1900; /* signs of a mailto address: some mail programs cut what is longer */
  let mounted = 0;

  /* ---- what is kept ---- */
  const whole = (kept) => ({ writer: {}, own: {}, words: {}, ...kept });
  const state = () => whole(cg.store.get(key));
  const change = (edit) =>
    cg.store.update(key, (kept) => {
      const next = whole(kept);
      edit(next);
      return next;
    });

  const place = (kept, letter, field) => (field.shared ? kept.writer : (kept.own[letter.id] ??= {}));
  const valueOf = (kept, letter, field) => {
    const value = (field.shared ? kept.writer : kept.own[letter.id])?.[field.name];
    return typeof value === "string" ? value : "";
  };

  function setValue(letter, field, value) {
    change((kept) => {
      if (value) place(kept, letter, field)[field.name] = value;
      else delete place(kept, letter, field)[field.name];
      if (!field.shared) kept.last = letter.id;
    });
  }

  /* ---- the form ---- */
  const purposes = { name: "name", "own-address": "street-address" };

  function control(letter, field, id, left) {
    const attributes = {
      id,
      "aria-describedby": `${id}-help`,
      autocomplete: purposes[field.name] ?? "off",
      /* most of what is typed stands in the middle of a sentence */
      autocapitalize: /^\p{Ll}/u.test(field.example) ? "none" : "sentences",
      oninput: ({ target }) => setValue(letter, field, target.value),
      onblur: left,
    };
    return field.size === "long" ? make("textarea", { ...attributes, rows: 2 }) : make("input", { ...attributes, type: "text" });
  }

  function rowOf(letter, field, id, left) {
    const input = control(letter, field, id, left);
    const help = make("span", { class: "cg-help", id: `${id}-help` }, field.hint && `${field.hint} `, make("span", { class: "cg-compose__eg" }, `As in: ${field.example}`));
    const row = make("div", { class: "cg-field" }, make("label", { for: id }, field.label), input, help);
    return { field, input, row };
  }

  /* ---- the paper ---- */
  const inked = (run) =>
    run.map((one) => {
      if (typeof one === "string") return one;
      if (one.strong) return make("strong", {}, inked(one.strong));
      return one.gap ? make("mark", { class: "empty" }, one.gap) : make("mark", {}, one.typed);
    });
  const number = (note) => note > 0 && make("sup", { class: "cg-paper__n", "aria-hidden": "true" }, String(note));

  function sheet(message) {
    const { subject, body } = message;
    return [
      subject && make("p", { class: "cg-paper__subject" }, make("span", {}, number(subject.note), "Subject"), make("b", {}, inked(subject.run))),
      ...body.map(({ note, run }) => make("p", {}, number(note), inked(run))),
    ].filter(Boolean);
  }

  /* ---- how long it is ---- */
  function lengthOf(letter, message) {
    const text = cg.message.body(message, false);
    const soFar = cg.message.gaps(message).length ? " so far" : "";
    const words = cg.hints.words(text);
    if (letter.most_characters) {
      const long = cg.hints.characters(text);
      const over = long - letter.most_characters;
      const more = over > 0 ? `${over} too many.` : soFar ? `${-over} are left for the blanks.` : `${-over} are left.`;
      return { strong: `${long} of ${letter.most_characters} characters${soFar}.`, more, share: long / letter.most_characters };
    }
    const aloud = 5 * Math.max(1, Math.round(words / letter.words_a_second / 5));
    let more = "";
    if (letter.channel === "phone") more = `About ${aloud} seconds aloud.`;
    else if (letter.most_words) more = `For a first message, ${letter.most_words} is the most.`;
    return { strong: `${cg.count(words, "word")}${soFar}.`, more, share: words / (letter.most_words ?? letter.usual_words) };
  }

  /* ---- hints ---- */
  const hintRow = ({ ok, strong, words }) =>
    make(
      "li",
      { class: ok ? "ok" : "todo" },
      icon(ok ? "tick" : "note", 22),
      make("span", {}, make("span", { class: "cg-vh" }, ok ? "Good: " : "To look at: "), strong && make("b", {}, strong), strong && " ", words),
    );

  /* Says which hints came or went, once the typing has stopped for a moment. */
  function speaker() {
    let before = null;
    let waiting = 0;
    return (hints) => {
      clearTimeout(waiting);
      const now = new Map(hints.map(({ key: name, ok }) => [name, ok]));
      before ??= now;
      waiting = setTimeout(() => {
        const turned = hints.filter(({ key: name, ok }) => before.get(name) !== ok && !(ok && !before.has(name)));
        before = now;
        if (turned.length) cg.say(turned.map(({ strong, words }) => [strong, words].filter(Boolean).join(" ")).join(" "));
      }, 1500);
    };
  }

  /* Fills in what is known from elsewhere: fields that are empty, or still say what stood there `before`. */
  function begin(letter, known, before = {}) {
    change((kept) => {
      for (const field of letter.fields.filter(({ name }) => name in known)) {
        const now = valueOf(kept, letter, field);
        if (now === "" || now === before[field.name]) place(kept, letter, field)[field.name] = known[field.name];
      }
    });
  }

  function mount(element, letter, { heading = 2, onchange } = {}) {
    const prefix = `letter-${++mounted}`;
    let reached = -1; /* the last field that somebody was in: what is empty up to it was passed by */
    const rows = letter.fields.map((field, place) =>
      rowOf(letter, field, `${prefix}-${field.name}`, () => {
        reached = Math.max(reached, place);
        mark();
      }),
    );
    const values = (kept) => Object.fromEntries(letter.fields.map((field) => [field.name, valueOf(kept, letter, field)]));
    const wordsOf = (kept) => kept.words[letter.id] ?? null;
    const messageOf = (kept) => (wordsOf(kept) ? cg.message.read(letter, wordsOf(kept)) : cg.message.fill(letter, values(kept)));
    const message = () => messageOf(state());
    const tell = speaker();
    const title = (text) => make(`h${heading}`, { class: "cg-label" }, text);

    /* -- what happened, with a way back, right after the buttons that did it -- */
    const happened = make("div", { class: "cg-compose__happened" });
    function offer(row, strong, words, ...buttons) {
      const box = notice("", strong, words);
      box.append(make("p", { class: "cg-actions" }, buttons));
      happened.replaceChildren(box);
      row.after(happened);
      cg.say(`${strong} ${words}`);
    }
    function undo(before, focus) {
      return button("cg-btn cg-btn--quiet", null, "Undo", () => {
        cg.store.set(key, before);
        happened.replaceChildren();
        cg.say("It is back.");
        focus().focus();
      });
    }

    /* -- erasing -- */
    function erase() {
      const before = state();
      reached = -1;
      const left = ({ own, words }) => new Set([...Object.keys(own), ...Object.keys(words)]);
      change((kept) => {
        delete kept.own[letter.id];
        delete kept.words[letter.id];
        for (const field of letter.fields) if (field.shared) delete kept.writer[field.name];
        if (kept.last === letter.id) delete kept.last;
      });
      const rest = left(state()).size || Object.keys(state().writer).length;
      const all = button("cg-btn cg-btn--quiet", "bin", "Erase every letter", () => {
        cg.store.remove(key);
        offer(eraser.parentElement, "Every letter is erased.", "Nothing that you typed into a letter is on this device.", undo(before, () => eraser));
        eraser.focus();
      });
      const words = rest ? "Other letters still hold words of yours." : "No letter holds words of yours now.";
      offer(eraser.parentElement, "Erased from this letter.", words, undo(before, () => eraser), ...(rest ? [all] : []));
    }
    const eraser = button("cg-btn cg-btn--quiet", "bin", "Erase what I typed", erase);

    /* -- taking over whom and what the last letter was about -- */
    const over = button("cg-btn cg-btn--quiet", null, "", () => {
      const taken = carried(state());
      change((kept) => (kept.own[letter.id] = taken));
      cg.say(`Filled in: ${Object.values(taken).join(", ")}.`);
      rows[0].input.focus();
    });
    function carried(kept) {
      const last = kept.own[kept.last] ?? {};
      const wanted = letter.fields.filter((field) => field.carried && last[field.name]);
      return Object.fromEntries(wanted.map(({ name }) => [name, last[name]]));
    }

    /* -- the words by hand -- */
    const subjectBox = make("input", { id: `${prefix}-subject`, type: "text", autocomplete: "off", oninput: byHand });
    const bodyBox = make("textarea", { id: `${prefix}-body`, rows: 14, oninput: byHand });
    const byHandForm = make(
      "div",
      { class: "cg-paper cg-paper--open" },
      letter.subject && make("div", { class: "cg-field" }, make("label", { for: subjectBox.id }, "Subject"), subjectBox),
      make("div", { class: "cg-field" }, make("label", { for: bodyBox.id }, "Message"), bodyBox),
    );
    function byHand() {
      change((kept) => (kept.words[letter.id] = { subject: subjectBox.value, body: bodyBox.value }));
    }
    const opener = button("cg-btn cg-btn--quiet", null, "Edit the words", () => {
      const now = message();
      happened.replaceChildren();
      change((kept) => (kept.words[letter.id] = { subject: cg.message.subject(now), body: cg.message.body(now) }));
      bodyBox.focus();
      bodyBox.setSelectionRange(0, 0);
      cg.say("You can change every word now. The fields are put away until you go back to the form.");
    });
    const closer = button("cg-btn cg-btn--quiet", null, "Back to the form", () => {
      const before = state();
      const changed = cg.message.text(message()) !== cg.message.text(cg.message.fill(letter, values(before)));
      change((kept) => delete kept.words[letter.id]);
      if (changed) offer(actions, "You are back at the form.", "The changes that you made by hand are put aside.", undo(before, () => closer));
      else cg.say("You are back at the form.");
      opener.focus();
    });
    const away = make(
      "div",
      { class: "cg-compose__away" },
      notice("", "You are editing the words.", "The form is put away until you go back to it. What you typed there is kept; what you change by hand is dropped then."),
      make("p", { class: "cg-actions" }, closer),
    );

    /* -- what to do with it -- */
    const status = make("span", { class: "cg-note", role: "status" });
    async function copy(text, node) {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = "Copied.";
      } catch {
        if (node === bodyBox || node === subjectBox) node.select();
        else getSelection().selectAllChildren(node);
        status.textContent = "Your browser did not allow it. The words are marked: copy them yourself.";
      }
    }
    async function saveWord() {
      try {
        cg.save(`${letter.id}.docx`, cg.docx.type, await cg.docx.file(letter, message()));
        status.textContent = "Saved as a Word file.";
      } catch {
        status.textContent = "The Word file could not be made. Your words are still here: save them as .txt.";
      }
    }
    function saveText() {
      cg.save(`${letter.id}.txt`, "text/plain;charset=utf-8", cg.message.text(message()));
      status.textContent = "Saved as text.";
    }
    function print() {
      const root = document.documentElement;
      const mark = (on) => {
        root.toggleAttribute("data-cg-print", on);
        paper.classList.toggle("is-printed", on);
      };
      mark(true);
      addEventListener("afterprint", () => mark(false), { once: true });
      window.print();
    }
    const mail = make("a", { class: "cg-btn", href: "mailto:" }, icon("mail"), "Open in my mail");
    const long = make("p", { class: "cg-note" }, "Some mail programs cut off a message as long as this. If yours does, copy it instead.");
    const toCopy = letter.channel === "linkedin" || letter.channel === "text";
    const look = (main) => (main ? "cg-btn" : "cg-btn cg-btn--quiet");
    const actions = make(
      "div",
      { class: "cg-actions" },
      letter.channel === "email" && mail,
      ["phone", "letter", "note"].includes(letter.channel) && button("cg-btn", "print", "Print", print),
      button(look(toCopy), "copy", "Copy the message", () => copy(cg.message.body(message()), wordsOf(state()) ? bodyBox : paper)),
      letter.subject && button(look(false), "copy", "Copy the subject", () => copy(cg.message.subject(message()), wordsOf(state()) ? subjectBox : paper.querySelector("b"))),
      button(look(false), "file", "Save .docx", saveWord),
      button(look(false), "file", "Save .txt", saveText),
      opener,
      status,
    );

    /* -- put together -- */
    const paper = make("div", { class: "cg-paper", role: "group", "aria-label": "Your message so far" });
    const strong = make("b");
    const more = make("span");
    const bar = make("i");
    const list = make("ul", { class: "cg-hints" });
    const fields = make("div", { class: "cg-compose__fields" }, make("p", { class: "cg-compose__over" }, over), rows.map(({ row }) => row));
    const privacy = make("p", { class: "cg-privacy" }, icon("lock"), make("span", {}, "Nothing you type leaves this device. On a shared computer, erase it when you are done."));
    element.classList.add("cg-compose", "cg-compose--live");
    element.replaceChildren(
      make("form", { class: "cg-form", "aria-label": "Your details", onsubmit: (event) => event.preventDefault() }, fields, away, privacy, make("p", { class: "cg-actions" }, eraser)),
      make(
        "div",
        { class: "cg-out" },
        paper,
        byHandForm,
        make("div", { class: "cg-count" }, make("span", {}, strong, " ", more), make("div", { class: "cg-count__bar", "aria-hidden": "true" }, bar)),
        actions,
        long,
        make("section", { "aria-label": "Hints" }, title("Hints as you write"), list),
      ),
    );

    function mark() {
      const full = rows.map(({ input }) => Boolean(input.value.trim()));
      const upTo = 2 * full.filter(Boolean).length > full.length ? full.length : Math.max(reached, full.lastIndexOf(true));
      rows.forEach(({ row }, place) => row.classList.toggle("cg-field--todo", place <= upTo && !full[place]));
    }

    function show() {
      const kept = state();
      const now = messageOf(kept);
      const typed = values(kept);
      const words = wordsOf(kept);
      for (const { field, input } of rows) if (input.value !== typed[field.name]) input.value = typed[field.name];
      mark();
      fields.hidden = paper.hidden = opener.hidden = Boolean(words);
      away.hidden = byHandForm.hidden = !words;
      if (words) {
        if (subjectBox.value !== words.subject) subjectBox.value = words.subject;
        if (bodyBox.value !== words.body) bodyBox.value = words.body;
      }
      const taken = kept.last === letter.id || Object.keys(kept.own[letter.id] ?? {}).length ? [] : Object.values(carried(kept));
      over.parentElement.hidden = !taken.length;
      over.textContent = "From your last letter: " + taken.map((one) => `“${one.trim()}”`).join(", ");

      paper.replaceChildren(...sheet(now));
      const length = lengthOf(letter, now);
      strong.textContent = length.strong;
      more.textContent = length.more;
      bar.style.setProperty("--p", `${Math.min(length.share, 1) * 100}%`);
      bar.parentElement.classList.toggle("is-over", length.share > 1);
      mail.href = cg.mailto(now);
      long.hidden = letter.channel !== "email" || mail.href.length <= longest;
      const hints = cg.hints.of(letter, now, words ? null : (typed[letter.connection] ?? ""));
      list.replaceChildren(...hints.map(hintRow));
      status.textContent = "";
      tell(hints);
      onchange?.(now);
    }

    show();
    cg.store.watch(key, show);
    return { message, show };
  }

  return { begin, mount };
})();
