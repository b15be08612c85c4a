/* Up to three conversations side by side: a table where there is room, cards on phones, and on paper. Adds cg.sideBySide. */
cg.sideBySide = (() => {
  const { make, button } = cg.dom;
  const most = 3;

  /**
   * @param {CompareRow} row
   * @param {Conversation} conversation
   * @returns {Single}
   */
  function value(row, conversation) {
    const note = cg.notes.of(conversation.notes, row);
    if (row.kind === "rating") return note ? make("b", {}, cg.text("conversation-rating", { value: note })) : "";
    return String(note ?? "");
  }

  /**
   * @param {ConversationsData} data
   * @returns {{ name: string, of: (conversation: Conversation) => Single }[]}
   */
  function rowsOf(data) {
    const texts = /** @type {const} */ (["learned", "surprised", "next"]).map((key) => ({
      name: cg.conversations.labels[key],
      of: (/** @type {Conversation} */ conversation) => conversation[key] || "",
    }));
    return [...data.rows.map((row) => ({ name: row.name, of: (/** @type {Conversation} */ conversation) => value(row, conversation) })), ...texts];
  }

  /** @param {Conversation} conversation */
  const about = ({ role, where, met }) => [role, where, met && cg.dates.long(met.slice(0, 10))].filter(Boolean).join(", ");

  /**
   * Roles are given explicitly, since browsers forget them when styles turn a table into cards.
   * @param {Conversation[]} conversations
   * @param {ConversationsData} data
   */
  function table(conversations, data) {
    /** @type {(tag: "td" | "th", role: string, name: string | null, ...inside: Child[]) => HTMLElement} */
    const cell = (tag, role, name, ...inside) => make(tag, { role, "data-cg-who": name, scope: tag === "th" && (role === "rowheader" ? "row" : "col") }, ...inside);
    const head = conversations.map((conversation) => cell("th", "columnheader", null, make("b", {}, conversation.who || cg.text("conversation-no-name")), make("small", {}, about(conversation))));
    const none = () => make("span", { class: "cg-side__none" }, cg.text("compare-none"));
    /* rows without notes are left out */
    const rows = rowsOf(data).filter(({ of }) => conversations.some(of));
    const body = rows.map(({ name, of }) =>
      make("tr", { role: "row" }, cell("th", "rowheader", null, name), conversations.map((conversation) => cell("td", "cell", conversation.who || cg.text("conversation-no-name"), of(conversation) || none()))),
    );
    if (!body.length) return make("p", { class: "cg-why" }, cg.text("compare-empty"));
    return make(
      "table",
      { class: "cg-side", role: "table", "aria-label": cg.text("compare-table") },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, cell("td", "cell", null), head)),
      make("tbody", { role: "rowgroup" }, body),
    );
  }

  function print() {
    document.body.classList.add("is-comparing");
    addEventListener("afterprint", () => document.body.classList.remove("is-comparing"), { once: true });
    window.print();
  }

  /**
   * The part of the page that shows them.
   * @param {ConversationsData} data
   * @param {() => void} close
   */
  function build(data, close) {
    const place = make("div");
    const actions = make("p", { class: "cg-actions" }, button("cg-btn cg-btn--quiet", "print", cg.text("compare-print"), print), button("cg-quiet", null, cg.text("compare-close"), close));
    const look = { class: "cg-mine__part", "aria-labelledby": "side", hidden: true };
    const element = make("section", look, make("h2", { id: "side" }, cg.text("compare")), place, actions);
    /** @param {Conversation[]} conversations */
    function show(conversations) {
      element.hidden = conversations.length < 2;
      if (!element.hidden) place.replaceChildren(table(conversations, data));
    }
    return { element, show };
  }

  return { most, build };
})();
