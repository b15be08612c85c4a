/* The page "My conversations": the people the reader asked, what is next, what they heard; reminders for their calendar; everything
   as a file, and deleted. Adds nothing to cg. */
(() => {
  const { make, button, notice } = cg.dom;
  const tool = /** @type {HTMLElement} */ (document.getElementById("tool"));
  /** @type {ConversationsData} */
  const data = JSON.parse(tool.dataset.talks ?? "");
  const list = cg.conversationList(data);
  const files = cg.keptFiles(data.rows);

  /** A word on shared computers, until it has been read. */
  function warning() {
    const close = button("cg-btn cg-btn--quiet", null, cg.text("conversations-shared-read"), () => {
      cg.store.set("shared", true);
      list.starter.focus();
    });
    const box = notice("", cg.text("conversations-shared-computer"), cg.text("conversations-shared-detail"), " ", make("a", { href: "#keep" }, cg.text("conversations-shared-delete")));
    box.classList.add("cg-mine__warning");
    box.append(close);
    const show = () => (box.hidden = cg.kept.get("shared") === true);
    show();
    cg.store.watch("shared", show);
    return box;
  }

  function show() {
    list.show();
    files.show();
  }

  tool.replaceChildren(warning(), ...list.elements, cg.onlyDates(data), files.element);
  show();
  /* the five-minute path brings a name along */
  const name = new URLSearchParams(location.hash.slice(1)).get("ask");
  if (name) {
    list.starter.value = name.slice(0, list.starter.maxLength);
    list.starter.focus();
  }
  cg.store.watch("talks", show);
  for (const key of cg.kept.keys) cg.store.watch(key, files.show);
})();
