/* What to do with a message: mail it, print it, copy it, save it. Adds cg.composerActions. */
cg.composerActions = (() => {
  const { make, icon, button } = cg.dom;
  const longest = 1900; // characters of a mailto address: some mail programs cut what is longer

  /**
   * @param {string} text
   * @param {Node} shown where it is on the page, to be marked where copying is refused
   * @param {HTMLElement} status
   */
  async function copy(text, shown, status) {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = cg.text("words-copied");
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
   * @param {LetterData} letter
   * @param {HTMLElement} paper
   * @param {ReturnType<typeof cg.composerByHand>} byHand
   */
  function build(letter, paper, byHand) {
    const kept = () => cg.keptLetters.get();
    const message = () => cg.keptLetters.message(kept(), letter);
    const isByHand = () => Boolean(kept().words[letter.id]);
    const status = make("span", { class: "cg-note", role: "status" });
    const mail = make("a", { class: "cg-btn", href: "mailto:" }, icon("mail"), cg.text("message-mail"));
    const long = make("p", { class: "cg-note" }, cg.text("message-long-for-mail"));
    const toCopy = letter.channel === "linkedin" || letter.channel === "text";
    const quiet = "cg-btn cg-btn--quiet";
    const copySubject = () => copy(cg.message.subject(message()), isByHand() ? byHand.subject : /** @type {Node} */ (paper.querySelector("b")), status);
    const element = make(
      "div",
      { class: "cg-actions" },
      letter.channel === "email" && mail,
      ["phone", "letter", "note"].includes(letter.channel) && button("cg-btn", "print", cg.text("message-print"), () => print(paper)),
      button(toCopy ? "cg-btn" : quiet, "copy", cg.text("message-copy"), () => copy(cg.message.body(message()), isByHand() ? byHand.body : paper, status)),
      letter.subject && button(quiet, "copy", cg.text("message-copy-subject"), copySubject),
      button(quiet, "file", cg.text("message-save-word"), () => saveWord(letter, message(), status)),
      button(quiet, "file", cg.text("message-save-text"), () => saveText(letter, message(), status)),
      byHand.opener,
      status,
    );
    /** @param {Message} now */
    function show(now) {
      mail.href = cg.mailLink(now);
      long.hidden = letter.channel !== "email" || mail.href.length <= longest;
      status.textContent = "";
    }
    return { element, long, show };
  }

  return build;
})();
