/* The message as it looks on paper, and how long it is. Adds cg.composerPaper. */
cg.composerPaper = (() => {
  const { make } = cg.dom;

  /**
   * @param {Run} run
   * @returns {Single[]}
   */
  const inked = (run) =>
    run.map((piece) => {
      if (typeof piece === "string") return piece;
      if (piece.strong) return make("strong", {}, inked(piece.strong));
      return piece.gap ? make("mark", { class: "empty" }, piece.gap) : make("mark", {}, piece.typed);
    });
  /** @param {number} note */
  const number = (note) => note > 0 && make("sup", { class: "cg-paper__n", "aria-hidden": "true" }, String(note));

  /** @param {Message} message */
  function sheet({ subject, body }) {
    const head = subject && make("p", { class: "cg-paper__subject" }, make("span", {}, number(subject.note), "Subject"), make("b", {}, inked(subject.run)));
    return [...(head ? [head] : []), ...body.map(({ note, run }) => make("p", {}, number(note), inked(run)))];
  }

  /**
   * In words, a strong part and the rest, and as a share of the most that it should be.
   * @param {LetterData} letter
   * @param {Message} message
   */
  function length(letter, message) {
    const text = cg.message.body(message, false);
    const soFar = cg.message.gaps(message).length ? " so far" : "";
    const words = cg.hints.words(text);
    if (letter.most_characters) {
      const long = cg.hints.characters(text);
      const over = long - letter.most_characters;
      const more = over > 0 ? `${over} too many.` : soFar ? `${-over} are left for the blanks.` : `${-over} are left.`;
      return { strong: `${long} of ${letter.most_characters} characters${soFar}.`, more, share: long / letter.most_characters };
    }
    const aloud = 5 * Math.max(1, Math.round(words / letter.words_a_second / 5));
    let more = "";
    if (letter.channel === "phone") more = `About ${aloud} seconds aloud.`;
    else if (letter.most_words) more = `For a first message, ${letter.most_words} is the most.`;
    return { strong: `${cg.phrases.count(words, "word")}${soFar}.`, more, share: words / (letter.most_words ?? letter.usual_words) };
  }

  /** The line that says how long it is, with a bar. */
  function counter() {
    const strong = make("b");
    const more = make("span");
    const bar = make("i");
    const frame = make("div", { class: "cg-count__bar", "aria-hidden": "true" }, bar);
    /** @param {ReturnType<typeof length>} now */
    function show(now) {
      strong.textContent = now.strong;
      more.textContent = now.more;
      bar.style.setProperty("--p", `${Math.min(now.share, 1) * 100}%`);
      frame.classList.toggle("is-over", now.share > 1);
    }
    return { element: make("div", { class: "cg-count" }, make("span", {}, strong, " ", more), frame), show };
  }

  return { sheet, length, counter };
})();
