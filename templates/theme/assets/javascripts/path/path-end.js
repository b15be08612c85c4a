/* What a way to start ends with: what was done, reminders, and where to go on. Adds cg.pathEnd. */
cg.pathEnd = (() => {
  const { make, icon, button } = cg.dom;

  /** What the end of each way says, by the tool of its last step but text. */
  const words = {
    message: { strong: cg.text("path-end-asked"), detail: cg.text("path-end-next") },
    meeting: { strong: cg.text("way-end-ready"), detail: cg.text("way-end-ready-detail") },
    heard: { strong: cg.text("way-end-met"), detail: cg.text("way-end-met-detail") },
  };

  let kept = true;
  document.addEventListener("cg-unkept", () => (kept = false));

  /** A link to the worksheet. Where nothing can be kept it takes the questions along, and this page stays open. */
  function print() {
    const { items, minutes } = cg.myQuestions.get();
    const ids = items.flatMap(({ id }) => id || []).join();
    const go = kept ? { href: cg.address("my-questions/#print") } : { href: cg.address(`my-questions/#t=${minutes}&q=${ids}`), target: "_blank" };
    const link = make("a", { class: "cg-btn cg-btn--quiet", ...go }, icon("print"), cg.text("way-print-sheet"));
    return items.length ? [link, !kept && make("span", { class: "cg-note" }, cg.text("way-print-tab"))] : [];
  }

  /**
   * @param {"message" | "meeting" | "heard"} kind
   * @param {ConversationsData | null} data nothing where it did not load
   * @param {() => void} restart
   */
  function build(kind, data, restart) {
    const talk = data && cg.keptTalk.find();
    const { strong, detail } = words[kind];
    const today = talk?.met?.slice(0, 10) === cg.dates.today() && cg.dates.instant(talk.met) > new Date();
    const box = talk && kind !== "heard" ? cg.remindersBox.ofConversation(talk.id, data) : null;
    box?.show();
    const main = box && !today;
    if (main) box.element.querySelector(".cg-btn")?.classList.remove("cg-btn--quiet");
    return [
      make("h3", {}, cg.text("path-end"), " ", make("strong", {}, strong)),
      make("p", {}, detail),
      box?.element,
      make(
        "p",
        { class: "cg-actions" },
        today && make("a", { class: "cg-btn", href: cg.address(`my-meeting/#talk=${talk.id}`) }, cg.text("talk-start"), icon("arrow")),
        kind !== "heard" && print(),
        talk && make("a", { class: main || today ? "cg-btn cg-btn--quiet" : "cg-btn", href: cg.address(`my-conversations/#talk=${talk.id}`) }, cg.text("said-open")),
        button("cg-quiet", "", talk?.who ? cg.text("path-end-again-person") : cg.text("path-end-again"), restart),
      ),
    ];
  }

  return build;
})();
