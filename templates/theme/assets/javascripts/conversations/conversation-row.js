/* One conversation in the list: where it is, what is next, what was heard, and what can be done with it. It is built once and
   then kept up to date, so that nothing moves under the fingers of someone who is typing. Adds cg.conversationRow. */
cg.conversationRow = (() => {
  const { make, button, undo } = cg.dom;

  /** @param {Conversation} conversation */
  const named = ({ who }) => who || cg.text("conversation-no-name");

  /**
   * A button with words for screen readers after those that are seen: who it's about.
   * @param {HTMLElement} element
   */
  function withName(element) {
    const name = make("span", { class: "cg-vh" });
    element.append(name);
    return (/** @type {Conversation} */ now) => (name.textContent = ` ${named(now)}`);
  }

  /**
   * Something that opens at the end of the row, built when it is first wanted.
   * @param {HTMLElement} row
   * @param {string} id
   * @param {string} drawn
   * @param {string} words
   * @param {(close: () => void) => { element: HTMLElement, show: (now: Conversation) => void }} build
   */
  function opening(row, id, drawn, words, build) {
    /** @type {ReturnType<typeof build> | null} */
    let inside = null;
    const press = button("cg-quiet", drawn, words, () => set(!isOpen()), { "aria-expanded": "false" });
    const isOpen = () => press.ariaExpanded === "true";
    const showName = withName(press);
    function close() {
      set(false);
      press.focus();
    }
    /** @param {boolean} on */
    function set(on) {
      if (on && !inside) {
        inside = build(close);
        row.append(inside.element);
      }
      if (inside) inside.element.hidden = !on;
      press.ariaExpanded = String(on);
      const now = cg.conversations.find(id);
      if (on && now) inside?.show(now);
    }
    /** @param {Conversation} now */
    function show(now) {
      showName(now);
      inside?.show(now);
    }
    return { press, show, isOpen };
  }

  /**
   * What was written down, in a few words; everything is there on paper.
   * @param {Conversation} now
   * @param {ConversationsData} data
   */
  function heardOf(now, data) {
    const { labels } = cg.conversations;
    /** @type {(key: string, words: string | false | undefined, paper?: boolean) => HTMLElement[]} */
    const entry = (title, words, paper = false) => (words ? [make("div", { class: paper && "cg-paper-only" }, make("dt", {}, title), make("dd", {}, words))] : []);
    const met = now.met && cg.text("conversation-meeting-when", { day: cg.dates.long(now.met.slice(0, 10)), time: cg.dates.clock(now.met), count: now.minutes || data.minutes });
    const next = now.next && now.nextOn ? cg.text("conversation-next-day", { step: now.next, day: cg.dates.long(now.nextOn) }) : now.next;
    /** @param {CompareRow} row */
    const noteOf = (row) => {
      const note = cg.notes.of(now.notes, row);
      return note && row.kind === "rating" ? cg.text("conversation-rating", { value: note }) : String(note ?? "");
    };
    return [
      entry(cg.text("conversation-meeting"), met),
      entry(labels.learned, now.learned),
      entry(labels.surprised, now.surprised),
      ...data.rows.map((row) => entry(row.name, noteOf(row), true)),
      entry(labels.next, next, true),
      entry(labels.questions, now.questions?.map(({ ask }) => ask).join("\n"), true),
    ].flat();
  }

  /**
   * Where a conversation is and what is next, in a sentence.
   * @param {Conversation} now
   * @param {ConversationsData} data
   */
  function sentence(now, data) {
    const next = cg.nextStep.of(now, data);
    const when = cg.nextStep.when(next);
    const said = { name: named(now), stage: next.words, todo: next.todo };
    return when && !next.over ? cg.text("conversation-said-when", { ...said, when }) : cg.text("conversation-said", said);
  }

  /**
   * The main part of a row: the person, what is next, and what was heard.
   * @param {string} id
   * @param {ConversationsData} data
   */
  function body(id, data) {
    const heading = make("h3", { tabindex: "-1", id: `talk-${id}` });
    const about = make("p", { class: "cg-talk__about" });
    const todo = make("p", { class: "cg-talk__todo" });
    const marks = make("div", { class: "cg-chips" });
    const heard = make("dl", { class: "cg-talk__heard" });

    /** @param {Mark} mark */
    function chip({ label, values }) {
      const note = () => {
        const before = cg.conversations.find(id);
        cg.conversations.change(id, values);
        const now = cg.conversations.find(id);
        undo(marks, cg.text("conversation-saved"), now ? sentence(now, data) : "", () => {
          const keys = /** @type {(keyof Conversation)[]} */ (Object.keys(values));
          cg.conversations.change(id, Object.fromEntries(keys.map((key) => [key, before?.[key] ?? ""])));
          heading.focus();
        });
      };
      return button("cg-chip", null, label, note, { "aria-describedby": heading.id });
    }

    /**
     * @param {Conversation} now
     * @param {NextStep} next
     */
    function show(now, next) {
      const letter = data.letters[next.letter ?? ""];
      heading.textContent = named(now);
      about.textContent = [now.role, now.where].filter(Boolean).join(", ");
      about.hidden = !about.textContent;
      todo.replaceChildren(make("b", {}, cg.text("conversation-next")), ` ${next.todo} `, ...(letter ? [make("a", { href: cg.address(letter.path) }, letter.title)] : []));
      marks.replaceChildren(...(next.marks ?? []).map(chip));
      marks.hidden = !next.marks;
      heard.replaceChildren(...heardOf(now, data));
      heard.hidden = !heard.childElementCount;
    }
    return { element: make("div", { class: "cg-talk__body" }, heading, about, todo, marks, heard), heading, show };
  }

  /** The stage as boxes and in words. */
  function stageBar() {
    const boxes = cg.nextStep.stages.map(() => make("i"));
    const words = make("p", { class: "cg-talk__at" });
    const element = make("div", { class: "cg-talk__stage" }, make("div", { class: "cg-stage__bar", "aria-hidden": "true" }, boxes), words);
    /** @param {NextStep & { words: string }} next */
    function show(next) {
      boxes.forEach((box, number) => (box.className = number < next.stage ? "done" : number === next.stage && !next.over ? "here" : ""));
      words.replaceChildren(make("b", {}, next.words), " ", make("small", {}, next.over ? "" : cg.nextStep.when(next)));
    }
    return { element, show };
  }

  /**
   * What can be done with a conversation.
   * @param {HTMLElement} row
   * @param {string} id
   * @param {ConversationsData} data
   * @param {List} list
   */
  function actions(row, id, data, list) {
    const edit = opening(row, id, "pen", cg.text("conversation-notes"), (close) =>
      cg.conversationForm(id, data, () => {
        close();
        list.arrange(true);
      }),
    );
    const calendar = opening(row, id, "calendar", cg.text("conversation-reminders"), () => {
      const find = () => cg.conversations.find(id);
      const reminders = () => cg.reminders.of(find() ?? { id }, data);
      const saved = () => cg.conversations.change(id, { saved: (find()?.saved ?? 0) + 1 });
      return cg.remindersBox(reminders, saved, cg.text("reminders-none"), data.site);
    });
    const side = button("cg-quiet", "plus", cg.text("conversation-compare"), () => list.compare(id), { "aria-pressed": "false" });
    const bin = button("cg-quiet", "bin", cg.text("conversation-delete"), () => list.remove(id));
    const names = [withName(side), withName(bin)];
    /** @param {Conversation} now */
    function show(now) {
      const compared = list.isCompared(id);
      for (const showName of names) showName(now);
      side.ariaPressed = String(compared);
      side.querySelector("use")?.setAttribute("href", compared ? "#i-check" : "#i-plus");
      edit.show(now);
      calendar.show(now);
    }
    return { element: make("div", { class: "cg-talk__acts" }, edit.press, calendar.press, side, bin), show, isOpen: edit.isOpen };
  }

  /**
   * What a row asks of the list that it's in.
   * @typedef {{ arrange: (sort: boolean) => void, compare: (id: string) => void, isCompared: (id: string) => boolean, remove: (id: string) => void }} List
   */

  /**
   * @param {string} id
   * @param {ConversationsData} data
   * @param {List} list
   */
  function build(id, data, list) {
    const element = make("li", { class: "cg-talk" });
    const main = body(id, data);
    const stage = stageBar();
    const acts = actions(element, id, data, list);
    element.append(main.element, stage.element, acts.element);
    /** @param {Conversation} now */
    function show(now) {
      const next = cg.nextStep.of(now, data);
      stage.show(next);
      main.show(now, next);
      acts.show(now);
    }
    return { element, show, focus: () => main.heading.focus(), isOpen: acts.isOpen };
  }

  return { build, named };
})();
