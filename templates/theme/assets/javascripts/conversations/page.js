/* The page "My conversations": the people the reader asked, what is next, what they heard; reminders for their calendar; everything
   as a file, and deleted. Adds nothing to cg. */
(() => {
  const { make, button } = cg.dom;
  const tool = /** @type {HTMLElement} */ (document.getElementById("tool"));

  /**
   * A word on shared computers, until it has been read.
   * @param {() => void} read
   */
  function warning(read) {
    const close = button("cg-quiet", null, cg.text("conversations-shared-read"), () => {
      cg.store.set("shared", true);
      read();
    });
    const element = make("p", { class: "cg-mine__warning" }, make("b", {}, cg.text("conversations-shared-computer")), " ", cg.text("conversations-shared-detail"), " ", make("a", { href: "#keep" }, cg.text("conversations-shared-delete")), " ", close);
    const show = () => (element.hidden = cg.kept.get("shared") === true);
    show();
    cg.store.watch("shared", show);
    return element;
  }

  /**
   * A link to one person opens the card; one with a name fills the field for the next.
   * @param {{ open: (id: string) => void, starter: HTMLInputElement }} people
   */
  function follow({ open, starter }) {
    const asked = new URLSearchParams(location.hash.slice(1));
    const name = asked.get("ask");
    if (asked.has("talk")) open(asked.get("talk") ?? "");
    if (!name) return;
    starter.value = name.slice(0, starter.maxLength);
    starter.focus();
  }

  /** @param {ConversationsData} data */
  function start(data) {
    const list = cg.conversationList(data);
    const files = cg.keptFiles(data.rows);
    const dates = cg.onlyDates(data);
    function show() {
      list.show();
      files.show();
      dates.show();
    }
    tool.replaceChildren(...list.elements, dates.element, files.element, warning(() => list.starter.focus()));
    show();
    follow(list);
    dates.open();
    addEventListener("hashchange", () => follow(list));
    cg.store.watch("talks", show);
    cg.clock.watch(show);
    for (const key of cg.kept.keys) cg.store.watch(key, files.show);
  }

  /* Without the days to wait there's nothing to show; the reader can ask again. */
  function load() {
    cg.load.data("data/conversations.js").then(start, () => {
      const again = button("cg-btn", null, cg.text("not-loaded-again"), load);
      tool.replaceChildren(cg.dom.notice("bad", cg.text("talk-not-loaded"), cg.text("not-loaded-detail"), make("span", { class: "cg-actions" }, again)));
    });
  }

  load();
})();
