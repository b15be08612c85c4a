/* The message as it looks on paper, and how long it is. Adds cg.composerPaper. */
cg.composerPaper = (() => {
  const { make } = cg.dom;
  /** @typedef {{ prefix: string, current: string }} Place what the ids of the fields begin with, and the field that's being filled in */

  /**
   * A field in the sentence: a link to where it's filled in. The field that is being filled in is the current one.
   * @param {Typed | Gap} piece
   * @param {Place} place
   */
  function gap({ gap, typed, name }, { prefix, current }) {
    const look = typed ? "cg-gap is-filled" : "cg-gap";
    return make("a", { class: look, href: `#${prefix}-${name}`, "data-field": name, "aria-current": name === current && "true" }, gap ?? make("bdi", {}, typed));
  }

  /**
   * @param {Run} run
   * @param {Place} place
   * @returns {Single[]}
   */
  const inked = (run, place) =>
    run.map((piece) => {
      if (typeof piece === "string") return piece;
      return piece.strong ? make("strong", {}, inked(piece.strong, place)) : gap(piece, place);
    });
  /** @param {number} note */
  const number = (note) => note > 0 && make("sup", { class: "cg-paper__n", "aria-hidden": "true" }, String(note));

  /**
   * @param {Message} message
   * @param {Place} place
   */
  function sheet({ subject, body }, place) {
    const head = subject && make("p", { class: "cg-paper__subject" }, make("span", {}, number(subject.note), cg.text("message-subject")), make("b", {}, inked(subject.run, place)));
    return [...(head ? [head] : []), ...body.map(({ note, run }) => make("p", {}, number(note), inked(run, place)))];
  }

  /**
   * How many characters it has, in a strong part and the rest, and as a share of the most that fit.
   * @param {number} count
   * @param {number} most
   * @param {boolean} blanks whether something is still to be filled in
   */
  function inCharacters(count, most, blanks) {
    const left = most - count;
    const strong = blanks ? cg.text("message-characters-so-far", { count, most }) : cg.text("message-characters", { count, most });
    const room = blanks ? cg.text("message-characters-for-blanks", { count: left }) : cg.text("message-characters-left", { count: left });
    return { strong, more: left < 0 ? cg.text("message-characters-over", { count: -left }) : room, share: count / most };
  }

  /**
   * The same in words: as a share of the most that it should have.
   * @param {LetterData} letter
   * @param {number} count
   * @param {boolean} blanks
   */
  function inWords(letter, count, blanks) {
    const strong = blanks ? cg.text("message-words-so-far", { count }) : cg.text("message-words", { count });
    const seconds = 5 * Math.max(1, Math.round(count / letter.words_a_second / 5));
    let more = "";
    if (letter.channel === "phone") more = cg.text("message-seconds", { seconds });
    else if (letter.most_words) more = cg.text("message-words-most", { most: letter.most_words });
    return { strong, more, share: count / (letter.most_words ?? letter.usual_words) };
  }

  /**
   * @param {LetterData} letter
   * @param {Message} message
   */
  function length(letter, message) {
    const text = cg.message.body(message, false);
    const blanks = cg.message.gaps(message).length > 0;
    const most = letter.most_characters;
    return most ? inCharacters(cg.hints.characters(text), most, blanks) : inWords(letter, cg.hints.words(text), blanks);
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
