/* What waits for the reader in their conversations: said in the header of every page, and on the home page in a line of its own.
   Loaded only where a conversation is kept. Adds nothing to cg. */
(() => {
  const { make, icon } = cg.dom;
  const navigation = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-yours=conversations]"));
  const home = document.getElementById("due");
  /** @type {ConversationsData | null} */
  let data = null;

  /**
   * @param {Conversation} first what is due first
   * @param {ConversationsData} known
   */
  function line(first, known) {
    const step = cg.nextStep.of(first, known);
    const who = first.who || cg.text("conversation-no-name");
    const open = step.start ? `my-meeting/#talk=${first.id}` : `my-conversations/#talk=${first.id}`;
    const { label, day } = cg.meetingWords.of(first, known.minutes);
    return make(
      "div",
      { class: "cg-due" },
      cg.meetingWords.clock(first, known.minutes),
      make(
        "div",
        {},
        make("p", { class: "cg-due__when" }, cg.text("talk-next", { when: cg.nextStep.when(step) })),
        make("p", { class: "cg-due__what" }, cg.text("due-line", { name: who, todo: step.todo })),
        first.met && make("p", {}, cg.text("due-line-meeting", { label, day })),
      ),
      make("a", { class: "cg-btn", href: cg.address(open) }, step.start ? cg.text("talk-start") : cg.text("due-open"), make("span", { class: "cg-vh" }, ` ${who}`), icon("arrow")),
    );
  }

  function show() {
    if (!data) return;
    const due = cg.nextStep.due(cg.conversations.all(), data);
    for (const place of navigation) {
      place.classList.toggle("due", due.length > 0);
      place.textContent = due.length ? cg.text("due-count", { count: due.length }) : cg.yours.people();
    }
    home?.replaceChildren(...(due.length ? [line(due[0], data)] : []));
    if (home) home.hidden = !due.length;
    document.querySelector(".cg-hero__go .cg-btn--big")?.classList.toggle("cg-btn--quiet", home !== null && due.length > 0);
  }

  cg.load.data("data/conversations.js").then((loaded) => {
    data = loaded;
    show();
  }, () => {}); // without it the header has the number of people
  cg.store.watch("talks", show);
  cg.clock.watch(show);
})();
