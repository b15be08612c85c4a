/* One conversation in the list, as a card or, while there's nothing to do, as one row: the person, when the meeting is, how far it
   has come, what is next, and what was heard. It is built once and then kept up to date, so that nothing moves under the fingers
   of someone who is typing. Adds cg.conversationRow. */
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
   * Something that opens at the end of the card, built when it is first wanted.
   * @param {HTMLElement} card
   * @param {string} id
   * @param {string} drawn
   * @param {string} words
   * @param {(close: () => void) => Promise<{ element: HTMLElement, show: (now: Conversation) => void }>} build
   */
  function opening(card, id, drawn, words, build) {
    /** @type {Awaited<ReturnType<typeof build>> | null} */
    let inside = null;
    const press = button("cg-quiet", drawn, words, () => set(!isOpen()), { "aria-expanded": "false" });
    const isOpen = () => press.ariaExpanded === "true";
    const showName = withName(press);
    function close() {
      set(false);
      press.focus();
    }
    /** @param {boolean} on */
    async function set(on) {
      press.ariaExpanded = String(on);
      try {
        inside ??= await build(close);
      } catch {
        press.ariaExpanded = "false";
        return cg.say(cg.text("talk-not-loaded"));
      }
      if (!inside.element.parentElement) card.append(inside.element);
      inside.element.hidden = !isOpen();
      const now = cg.conversations.find(id);
      if (isOpen() && now) inside.show(now);
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
    const entry = (title, words, paper = false) => (words ? [make("div", { class: paper && "cg-paper-only" }, make("dt", {}, title), make("dd", {}, make("bdi", {}, words)))] : []);
    const next = now.next && now.nextOn ? cg.text("conversation-next-day", { step: now.next, day: cg.dates.long(now.nextOn) }) : now.next;
    /** @param {CompareRow} row */
    const noteOf = (row) => {
      const note = cg.notes.of(now.notes, row);
      return note && row.kind === "rating" ? cg.text("conversation-rating", { value: note }) : String(note ?? "");
    };
    return [
      entry(cg.text("path-goal"), now.goal, true),
      entry(labels.learned, now.learned),
      entry(labels.surprised, now.surprised),
      ...data.rows.map((row) => entry(row.name, noteOf(row), true)),
      entry(labels.next, next, true),
      entry(labels.questions, now.questions?.map(({ ask }) => ask).join("\n"), true),
    ].flat();
  }

  /**
   * How far a conversation has come and what is next, in a sentence.
   * @param {Conversation} now
   * @param {ConversationsData} data
   */
  function sentence(now, data) {
    const next = cg.nextStep.of(now, data);
    return cg.text("conversation-said", { name: named(now), stage: next.words, todo: cg.nextStep.sentence(next) });
  }

  /**
   * The main part of a card: the facts, what is next, and what was heard.
   * @param {string} id
   * @param {ConversationsData} data
   * @param {() => void} focus
   */
  function body(id, data, focus) {
    const facts = make("div", { class: "cg-person__facts" });
    const news = make("div", { class: "cg-person__news" });
    const heard = make("dl", { class: "cg-talk__heard" });
    let told = ""; // the conversation that the notice is about
    const step = cg.personStep.build(id, data, (values, said) => {
      const before = cg.conversations.find(id);
      cg.conversations.change(id, values);
      const now = cg.conversations.find(id);
      if (!now) return;
      told = JSON.stringify(now);
      if (!said) {
        cg.say(sentence(now, data));
        return focus();
      }
      const place = make("i", { hidden: true });
      news.replaceChildren(place);
      undo(place, cg.text("conversation-saved"), sentence(now, data), () => {
        const keys = /** @type {(keyof Conversation)[]} */ (Object.keys(values));
        cg.conversations.change(id, Object.fromEntries(keys.map((key) => [key, before?.[key] ?? ""])));
        focus();
      });
    });

    /**
     * @param {Conversation} now
     * @param {NextStep} next
     */
    function show(now, next) {
      if (JSON.stringify(now) !== told) news.replaceChildren(); // what it says was true before
      facts.replaceChildren(...cg.personFacts.build(now, next, data));
      step.show(next);
      heard.replaceChildren(...heardOf(now, data));
      heard.hidden = !heard.childElementCount;
    }
    return { elements: [facts, step.element, news, heard], show };
  }

  /**
   * What can be done with a conversation.
   * @param {HTMLElement} card
   * @param {string} id
   * @param {ConversationsData} data
   * @param {List} list
   */
  function actions(card, id, data, list) {
    const edit = opening(card, id, "pen", cg.text("conversation-notes"), async (close) => {
      await cg.load.script("assets/javascripts/notes.js");
      return cg.conversationForm(id, data, () => {
        close();
        list.arrange(true);
      });
    });
    const calendar = opening(card, id, "calendar", cg.text("conversation-reminders"), async () => cg.remindersBox.ofConversation(id, data));
    const side = button("cg-quiet", "plus", cg.text("conversation-compare"), () => list.compare(id), { "aria-pressed": "false" });
    const bin = button("cg-quiet cg-person__bin", "bin", cg.text("conversation-delete"), () => list.remove(id));
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
    return { element: make("div", { class: "cg-person__more" }, edit.press, calendar.press, side, bin), show, isOpen: edit.isOpen };
  }

  /**
   * Who it is, and for a person who takes one row how far it has come and until when there's nothing to do.
   * @param {string} id
   * @param {() => void} turn
   */
  function head(id, turn) {
    const opener = button("cg-person__open", "", "", turn, { "aria-controls": `card-${id}` });
    const heading = make("h3", { id: `talk-${id}` }, opener);
    const about = make("p");
    const far = make("p", { class: "cg-person__far" });
    const rest = make("p", { class: "cg-person__rest" });
    const element = make("div", { class: "cg-person__who" }, make("div", {}, heading, about), far, rest);
    /**
     * @param {Conversation} now
     * @param {NextStep & { words: string }} next
     * @param {boolean} open
     */
    function show(now, next, open) {
      opener.replaceChildren(make("bdi", {}, named(now)), cg.dom.icon("down"));
      opener.ariaExpanded = String(open);
      about.textContent = cg.personFacts.about(now);
      about.hidden = !about.textContent;
      far.replaceChildren(cg.personFacts.small(next), " ", next.words);
      rest.textContent = cg.nextStep.sentence(next);
      far.hidden = rest.hidden = open;
    }
    return { element, opener, show };
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
    const element = make("li", { class: "cg-person" });
    const inside = make("div", { class: "cg-person__card", id: `card-${id}` });
    const top = head(id, () => open(Boolean(inside.hidden)));
    const main = body(id, data, () => top.opener.focus());
    const acts = actions(inside, id, data, list);
    /** @type {boolean | null} what the reader chose; until then a card is open while something is due or a meeting is ahead */
    let chosen = null;
    inside.append(...main.elements, acts.element);
    element.append(top.element, inside);

    /** @param {boolean} on */
    function open(on) {
      chosen = on;
      const now = cg.conversations.find(id);
      if (now) show(now);
    }
    /** @param {Conversation} now */
    function show(now) {
      const next = cg.nextStep.of(now, data);
      const on = chosen ?? (cg.nextStep.isDue(next) || next.stage === 2 || !inside.hidden);
      element.classList.toggle("is-row", !on);
      inside.hidden = !on;
      top.show(now, next, on);
      main.show(now, next);
      acts.show(now);
    }
    inside.hidden = true;
    return { element, show, open: () => open(true), focus: () => top.opener.focus(), isOpen: acts.isOpen };
  }

  return { build, named };
})();
