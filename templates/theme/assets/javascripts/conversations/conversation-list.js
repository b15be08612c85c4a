/* The list of conversations: the people the reader asked, first those with something to do today. Adds cg.conversationList. */
cg.conversationList = (() => {
  const { make, icon, button, field, undo } = cg.dom;
  /** @typedef {ReturnType<typeof cg.conversationRow.build>} Row */
  /**
   * `compared` has the ids of those side by side, which `side` shows, once it's loaded. `show` shows everything again.
   * @typedef {{ data: ConversationsData, element: HTMLElement, due: HTMLElement, later: HTMLElement, rows: Map<string, Row>, compared: string[], side: ReturnType<typeof cg.sideBySide.build> | null, show: () => void }} List
   */

  /**
   * The rows of what is kept, new ones at the end; others are taken out.
   * @param {List} list
   * @param {Conversation[]} conversations
   */
  function addAndRemove(list, conversations) {
    const ids = new Set(conversations.map(({ id }) => id));
    for (const [id, row] of list.rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      list.rows.delete(id);
    }
    for (const id of ids) {
      if (list.rows.has(id)) continue;
      const row = cg.conversationRow.build(id, list.data, {
        arrange: (sort) => arrange(list, sort),
        compare: (other) => compare(list, other).catch(() => cg.say(cg.text("talk-not-loaded"))),
        isCompared: (other) => list.compared.includes(other),
        remove: (other) => remove(list, other),
      });
      list.rows.set(id, row);
      list.later.append(row.element);
    }
  }

  /**
   * What is due above the rest, each in its order; not while someone is at work in it.
   * @param {List} list
   */
  function arrange(list, sort = !list.element.contains(document.activeElement)) {
    const conversations = cg.nextStep.sorted(cg.conversations.all(), list.data);
    addAndRemove(list, conversations);
    const due = new Set(cg.nextStep.due(conversations, list.data));
    const open = [...list.rows.values()].some((row) => row.isOpen());
    if (sort && !open) {
      const focused = /** @type {HTMLElement} */ (document.activeElement);
      for (const place of [list.due, list.later]) {
        const order = conversations.flatMap((talk) => (due.has(talk) === (place === list.due) ? (list.rows.get(talk.id)?.element ?? []) : []));
        if (order.length !== place.children.length || order.some((element, number) => element !== place.children[number])) place.append(...order);
      }
      if (list.element.contains(focused)) focused.focus();
    }
    for (const place of [list.due, list.later]) if (place.parentElement) place.parentElement.hidden = !place.childElementCount;
  }

  /**
   * @param {List} list
   * @param {string} id
   */
  function remove(list, id) {
    const gone = cg.conversations.find(id);
    if (!gone) return;
    cg.conversations.remove(id);
    undo(list.element, cg.text("conversation-deleted", { name: cg.conversationRow.named(gone) }), "", () => {
      cg.conversations.restore(gone);
      list.rows.get(id)?.focus();
    });
  }

  /**
   * Puts a conversation side by side with others, or takes it out again.
   * @param {List} list
   * @param {string} id
   */
  async function compare(list, id) {
    await cg.load.script("assets/javascripts/notes.js");
    if (list.compared.includes(id)) list.compared = list.compared.filter((other) => other !== id);
    else if (list.compared.length === cg.sideBySide.most) return cg.say(cg.text("compare-full", { count: cg.sideBySide.most }));
    else list.compared = [...list.compared, id];
    list.show();
    const count = list.compared.length;
    cg.say(count > 1 ? cg.text("compare-shown", { count }) : cg.text("compare-choose"));
  }

  /**
   * The field for the next person to ask.
   * @param {ConversationsData} data
   * @param {(id: string) => void} added
   */
  function starter({ ways }, added) {
    const input = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const title = make("h2", {}, cg.text("conversations-start"));
    const control = field("", input, cg.text("conversations-empty"));
    const label = /** @type {HTMLElement} */ (control.querySelector("label"));
    const links = ways.map(({ title: words, path }) => make("li", {}, make("a", { href: cg.address(path) }, words)));
    const also = make("ul", { class: "cg-also" }, links, make("li", {}, make("a", { href: "#keep" }, cg.text("conversations-open-file"))));
    /** @param {Event} event */
    function begin(event) {
      event.preventDefault();
      const who = input.value.trim();
      if (!who) {
        input.focus();
        cg.say(cg.text("conversations-no-name"));
        return;
      }
      if (cg.conversations.all().length >= cg.conversations.most) {
        cg.say(cg.text("conversations-full", { count: cg.conversations.most }));
        return;
      }
      input.value = "";
      const { id } = cg.conversations.add({ who });
      cg.say(cg.text("conversations-added", { name: who }));
      added(id);
    }
    const add = make("button", { type: "submit", class: "cg-btn" }, icon("plus"), cg.text("conversations-add"));
    const form = make("form", { class: "cg-addone", onsubmit: begin }, control, add);
    const element = make("div", { class: "cg-begin__field" }, title, form, also);
    /** @param {boolean} none whether there is no conversation yet */
    function show(none) {
      label.textContent = none ? cg.text("conversations-who") : cg.text("conversations-another");
      title.hidden = also.hidden = !none;
      add.classList.toggle("cg-btn--quiet", !none);
    }
    return { element, input, show };
  }

  /**
   * "You asked 7 people. 3 answered, and 2 said yes." Two people at least: one is no rate.
   * @param {Conversation[]} conversations
   */
  function rate(conversations) {
    const all = conversations.filter(({ asked, answered, met }) => asked || answered || met);
    const people = all.length;
    if (people < 2) return "";
    const agreed = all.filter(({ answered, met }) => answered === "yes" || (met && answered !== "no")).length;
    const answered = agreed + all.filter(({ answered }) => answered === "no").length;
    if (!answered) return cg.text("conversations-rate-none", { people });
    return agreed ? cg.text("conversations-rate", { people, answered, agreed }) : cg.text("conversations-rate-no", { people, answered });
  }

  /**
   * A part of the list under its heading.
   * @param {HTMLElement} title
   */
  function group(title) {
    title.id = cg.dom.newId();
    const people = make("ol", { class: "cg-people" });
    return { people, element: make("section", { class: "cg-group", "aria-labelledby": title.id, hidden: true }, title, people) };
  }

  /**
   * While there's no conversation yet: how one would look, and where else to start.
   * @param {ConversationsData} data
   */
  function sample(data) {
    const today = cg.dates.today();
    const met = `${cg.dates.business(cg.dates.plus(today, 8))}T15:30`;
    const sample = { id: "sample", who: cg.text("sample-name"), role: cg.text("sample-job"), asked: today, answered: /** @type {const} */ ("yes"), met, minutes: data.minutes };
    const next = cg.nextStep.of(sample, data);
    return make(
      "section",
      { class: "cg-sample", "aria-labelledby": "sample" },
      make("h2", { id: "sample" }, cg.text("sample")),
      make(
        "div",
        { class: "cg-person" },
        make("div", { class: "cg-person__who" }, make("h3", {}, sample.who), make("p", {}, sample.role)),
        make("div", { class: "cg-person__facts" }, cg.personFacts.build(sample, next, data, cg.text("sample-far"))),
        make("div", { class: "cg-step" }, make("div", {}, make("small", {}, cg.text("talk-next", { when: cg.nextStep.when(next) })), make("h4", {}, next.todo))),
      ),
      make("p", { class: "cg-note" }, cg.text("sample-help")),
    );
  }

  /**
   * @param {List} list
   * @param {HTMLElement} place
   */
  function showSideBySide(list, place) {
    if (list.side) return;
    list.side = cg.sideBySide.build(list.data, () => {
      const [first] = list.compared;
      list.compared = [];
      list.show();
      list.rows.get(first)?.focus();
    });
    place.append(list.side.element);
  }

  /** @param {ConversationsData} data */
  function build(data) {
    const ratio = make("p", { class: "cg-talks__rate" });
    const today = make("h2");
    const [due, later] = [group(today), group(make("h2", {}, cg.text("conversations-later")))];
    const paper = make("p", { class: "cg-actions" }, button("cg-quiet", "print", cg.text("conversations-print"), () => window.print()));
    const element = make("div", { class: "cg-talks" }, due.element, later.element);
    const aside = make("div");
    /** @type {List} */
    const list = { data, element, due: due.people, later: later.people, rows: new Map(), compared: [], side: null, show };
    /** @param {string} id */
    function open(id) {
      list.rows.get(id)?.open();
      list.rows.get(id)?.focus();
    }
    const start = starter(data, open);
    const example = sample(data);
    const begin = make("div", { class: "cg-begin" }, start.element, example);
    function show() {
      const conversations = cg.conversations.all();
      const none = !conversations.length;
      list.compared = list.compared.filter((id) => conversations.some((conversation) => conversation.id === id));
      arrange(list);
      for (const conversation of conversations) list.rows.get(conversation.id)?.show(conversation);
      today.textContent = cg.text("conversations-today", { count: list.due.childElementCount });
      ratio.textContent = rate(conversations);
      ratio.hidden = !ratio.textContent;
      element.hidden = paper.hidden = none;
      example.hidden = !none;
      begin.classList.toggle("is-empty", none);
      start.show(none);
      if (list.compared.length) showSideBySide(list, aside);
      list.side?.show(list.compared.flatMap((id) => cg.conversations.find(id) ?? []));
    }
    return { elements: [element, begin, ratio, paper, aside], starter: start.input, show, open };
  }

  return build;
})();
