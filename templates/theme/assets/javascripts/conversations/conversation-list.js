/* The list of conversations: the people the reader asked, in the order of what is due. Adds cg.conversationList. */
cg.conversationList = (() => {
  const { make, icon, button, field, undo } = cg.dom;
  /** @typedef {ReturnType<typeof cg.conversationRow.build>} Row */
  /**
   * `compared` has the ids of those side by side. `show` shows everything again.
   * @typedef {{ data: ConversationsData, element: HTMLElement, rows: Map<string, Row>, compared: string[], show: () => void }} List
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
        compare: (other) => compare(list, other),
        isCompared: (other) => list.compared.includes(other),
        remove: (other) => remove(list, other),
      });
      list.rows.set(id, row);
      list.element.append(row.element);
    }
  }

  /**
   * In the order of what is due; not while someone is at work in it.
   * @param {List} list
   */
  function arrange(list, sort = !list.element.contains(document.activeElement)) {
    const conversations = cg.nextStep.sorted(cg.conversations.all(), list.data);
    addAndRemove(list, conversations);
    const order = conversations.flatMap(({ id }) => list.rows.get(id)?.element ?? []);
    const open = [...list.rows.values()].some((row) => row.isOpen());
    if (!sort || open || order.every((element, number) => element === list.element.children[number])) return;
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    list.element.append(...order);
    if (list.element.contains(focused)) focused.focus();
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
  function compare(list, id) {
    if (list.compared.includes(id)) list.compared = list.compared.filter((other) => other !== id);
    else if (list.compared.length === cg.sideBySide.most) return cg.say(cg.text("compare-full", { count: cg.sideBySide.most }));
    else list.compared = [...list.compared, id];
    list.show();
    const count = list.compared.length;
    cg.say(count > 1 ? cg.text("compare-shown", { count }) : cg.text("compare-choose"));
  }

  /**
   * The field for the next person to ask.
   * @param {(id: string) => void} added
   */
  function starter(added) {
    const input = make("input", { type: "text", maxlength: 200, autocomplete: "off" });
    const empty = make("p", { class: "cg-why" }, cg.text("conversations-empty"));
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
    const element = make(
      "form",
      { class: "cg-talks__start", onsubmit: begin },
      field(cg.text("conversations-who"), input),
      make("button", { type: "submit", class: "cg-btn" }, icon("plus"), cg.text("conversations-add")),
      empty,
    );
    /** @param {boolean} none whether there is no conversation yet */
    function show(none) {
      element.classList.toggle("cg-empty", none);
      empty.hidden = !none;
    }
    return { element, input, show };
  }

  /** @param {ConversationsData} data */
  function build(data) {
    const rate = make("p", { class: "cg-talks__rate" });
    const title = make("h2", { class: "cg-vh" }, cg.text("conversations-list"));
    const paper = make("p", { class: "cg-actions" }, button("cg-quiet", "print", cg.text("conversations-print"), () => window.print()));
    /** @type {List} */
    const list = { data, element: make("ol", { class: "cg-talks" }), rows: new Map(), compared: [], show };
    const start = starter((id) => list.rows.get(id)?.focus());
    const side = cg.sideBySide.build(data, () => {
      const [first] = list.compared;
      list.compared = [];
      show();
      list.rows.get(first)?.focus();
    });

    function show() {
      const conversations = cg.conversations.all();
      const none = !conversations.length;
      list.compared = list.compared.filter((id) => conversations.some((conversation) => conversation.id === id));
      arrange(list);
      for (const conversation of conversations) list.rows.get(conversation.id)?.show(conversation);
      rate.textContent = cg.nextStep.rate(conversations);
      rate.hidden = !rate.textContent;
      title.hidden = list.element.hidden = paper.hidden = none;
      start.show(none);
      side.show(list.compared.flatMap((id) => cg.conversations.find(id) ?? []));
    }
    return { elements: [start.element, rate, title, list.element, paper, side.element], starter: start.input, show };
  }

  return build;
})();
