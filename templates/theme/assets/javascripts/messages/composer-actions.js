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
      status.textContent = "Copied.";
    } catch {
      if (shown instanceof HTMLInputElement || shown instanceof HTMLTextAreaElement) shown.select();
      else getSelection()?.selectAllChildren(shown);
      status.textContent = "Your browser did not allow it. The words are marked: copy them yourself.";
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
      status.textContent = "Saved as a Word file.";
    } catch {
      status.textContent = "The Word file could not be made. Your words are still here: save them as .txt.";
    }
  }

  /**
   * @param {LetterData} letter
   * @param {Message} message
   * @param {HTMLElement} status
   */
  function saveText(letter, message, status) {
    cg.save(`${letter.id}.txt`, "text/plain;charset=utf-8", cg.message.text(message));
    status.textContent = "Saved as text.";
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
    const mail = make("a", { class: "cg-btn", href: "mailto:" }, icon("mail"), "Open in my mail");
    const long = make("p", { class: "cg-note" }, "Some mail programs cut off a message as long as this. If yours does, copy it instead.");
    const toCopy = letter.channel === "linkedin" || letter.channel === "text";
    const quiet = "cg-btn cg-btn--quiet";
    const copySubject = () => copy(cg.message.subject(message()), isByHand() ? byHand.subject : /** @type {Node} */ (paper.querySelector("b")), status);
    const element = make(
      "div",
      { class: "cg-actions" },
      letter.channel === "email" && mail,
      ["phone", "letter", "note"].includes(letter.channel) && button("cg-btn", "print", "Print", () => print(paper)),
      button(toCopy ? "cg-btn" : quiet, "copy", "Copy the message", () => copy(cg.message.body(message()), isByHand() ? byHand.body : paper, status)),
      letter.subject && button(quiet, "copy", "Copy the subject", copySubject),
      button(quiet, "file", "Save .docx", () => saveWord(letter, message(), status)),
      button(quiet, "file", "Save .txt", () => saveText(letter, message(), status)),
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
