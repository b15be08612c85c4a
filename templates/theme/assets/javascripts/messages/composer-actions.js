/* What to do with a message: mail it, print it, copy it, save it. Adds cg.composerActions. */
cg.composerActions = (() => {
  const { make, icon, button } = cg.dom;
  const longest = 1900; // characters of a mailto address: some mail programs cut what is longer

  /**
   * @param {string} text
   * @param {Node} shown where it is on the page, to be marked where copying is refused
   * @param {HTMLElement} status
   * @param {number} [blanks] how many are still empty in it
   */
  async function copy(text, shown, status, blanks) {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = blanks ? cg.text("message-copied-blanks", { count: blanks }) : cg.text("words-copied");
    } catch {
      if (shown instanceof HTMLInputElement || shown instanceof HTMLTextAreaElement) shown.select();
      else getSelection()?.selectAllChildren(shown);
      status.textContent = cg.text("message-copy-refused");
    }
  }

  /**
   * @param {LetterData} letter
   * @param {Message} message
   * @param {HTMLElement} status
   */
  async function saveWord(letter, message, status) {
    try {
      cg.save(`${letter.id}.docx`, cg.wordFile.type, await cg.wordFile.file(letter, message));
      status.textContent = cg.text("message-saved-word");
    } catch {
      status.textContent = cg.text("message-word-failed");
    }
  }

  /**
   * @param {LetterData} letter
   * @param {Message} message
   * @param {HTMLElement} status
   */
  function saveText(letter, message, status) {
    cg.save(`${letter.id}.txt`, "text/plain;charset=utf-8", cg.message.text(message));
    status.textContent = cg.text("message-saved-text");
  }

  /** @param {HTMLElement} paper */
  function print(paper) {
    const mark = (/** @type {boolean} */ on) => {
      document.documentElement.toggleAttribute("data-cg-print", on);
      paper.classList.toggle("is-printed", on);
    };
    mark(true);
    addEventListener("afterprint", () => mark(false), { once: true });
    window.print();
  }

  /**
   * The link that opens the message in a mail program. With blanks left it says so first.
   * @param {() => Message} message
   * @param {ReturnType<typeof cg.composerNews>} news
   * @param {() => void} fillNext
   */
  function mailer(message, news, fillNext) {
    const link = make("a", { class: "cg-btn", href: "mailto:" }, icon("mail"), cg.text("message-mail"));
    link.addEventListener("click", (event) => {
      const count = cg.message.gaps(message()).length;
      if (!count) return;
      event.preventDefault();
      const fill = button("cg-btn", null, cg.text("message-fill-next"), () => {
        news.clear();
        fillNext();
      });
      const anyway = make("a", { class: "cg-btn cg-btn--quiet", href: link.href }, cg.text("message-open-anyway"));
      news.show(link, cg.text("message-blanks-left", { count }), cg.text("message-blanks-sent", { count }), fill, anyway);
      fill.focus();
    });
    return link;
  }

  /**
   * @param {LetterData} letter
   * @param {HTMLElement} paper
   * @param {ReturnType<typeof cg.composerByHand>} byHand
   * @param {ReturnType<typeof cg.composerNews>} news
   * @param {() => void} fillNext
   */
  function build(letter, paper, byHand, news, fillNext) {
    const kept = () => cg.keptLetters.get();
    const message = () => cg.keptLetters.message(kept(), letter);
    const isByHand = () => Boolean(kept().words[letter.id]);
    const status = make("span", { class: "cg-note", role: "status" });
    const long = make("p", { class: "cg-note" }, cg.text("message-long-for-mail"));
    const quiet = "cg-btn cg-btn--quiet";
    const mail = letter.channel === "email" && mailer(message, news, () => (isByHand() ? byHand.body.focus() : fillNext()));
    const printed = ["phone", "letter", "note"].includes(letter.channel) && button("cg-btn", "print", cg.text("message-print"), () => print(paper));
    const first = mail || printed;
    const copyBody = () => copy(cg.message.body(message()), isByHand() ? byHand.body : paper, status, cg.message.gaps(message()).length);
    const copySubject = () => copy(cg.message.subject(message()), isByHand() ? byHand.subject : /** @type {Node} */ (paper.querySelector("b")), status);
    const copier = button(first ? quiet : "cg-btn", "copy", cg.text("message-copy"), copyBody);
    const more = make(
      "div",
      { class: "cg-actions" },
      letter.subject && button(quiet, "copy", cg.text("message-copy-subject"), copySubject),
      button(quiet, "file", cg.text("message-save-word"), () => saveWord(letter, message(), status)),
      button(quiet, "file", cg.text("message-save-text"), () => saveText(letter, message(), status)),
    );
    const element = make(
      "div",
      { class: "cg-write__do" },
      make("div", { class: "cg-actions" }, first, copier, byHand.opener),
      make("details", { class: "cg-more" }, make("summary", {}, cg.text("message-more-ways"), icon("plus", 16)), more),
      status,
    );
    /** @param {Message} now */
    function show(now) {
      if (mail) mail.href = cg.mailLink(now);
      long.hidden = !mail || mail.href.length <= longest;
      status.textContent = "";
    }
    return { element, long, show, focus: () => (first || copier).focus() };
  }

  return build;
})();
