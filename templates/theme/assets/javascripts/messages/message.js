/* A letter together with what was typed: `{ subject, body }`, both made of runs. A run is a list of words, `{ typed, name }`,
   `{ gap, name }` for what is still to be filled in, and `{ strong: run }`. Nothing here touches the page. Adds cg.message. */
cg.message = (() => {
  /** @param {string} text */
  const oneLine = (text) => text.replace(/\s+/g, " ").trim();

  /**
   * @param {LetterData} letter
   * @param {LetterPiece[]} pieces
   * @param {Values} values
   * @param {(text: string) => string} tidy
   * @returns {Run}
   */
  function run(letter, pieces, values, tidy) {
    return pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      if ("strong" in piece) return { strong: run(letter, piece.strong, values, tidy) };
      const { name, gap } = /** @type {LetterField} */ (letter.fields.find((field) => field.name === piece.field));
      const typed = tidy(values[name] ?? "");
      return typed ? { typed, name } : { gap, name };
    });
  }

  /**
   * The letter with these values; what is empty stays a gap.
   * @param {LetterData} letter
   * @param {Values} values
   * @returns {Message}
   */
  function fill(letter, values) {
    return {
      subject: letter.subject && { note: letter.subject.note, run: run(letter, letter.subject.pieces, values, oneLine) },
      body: letter.body.map(({ note, pieces }) => ({ note, run: run(letter, pieces, values, (text) => text.trim()) })),
    };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Run}
   */
  function gapsIn(letter, text) {
    const names = new Map(letter.fields.map(({ gap, name }) => [gap, name]));
    const patterns = [...names.keys()].map((gap) => gap.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return text
      .split(new RegExp(`(${patterns.join("|")})`))
      .filter(Boolean)
      .map((part) => {
        const name = names.get(part);
        return name === undefined ? part : { gap: part, name };
      });
  }

  /**
   * Words that someone changed by hand. A gap that is still in its brackets is still a gap.
   * @param {LetterData} letter
   * @param {LetterWords} words
   * @returns {Message}
   */
  function read(letter, { subject, body }) {
    const paragraphs = body.trim().split(/\n[^\S\n]*\n\s*/);
    return {
      subject: letter.subject && { note: 0, run: gapsIn(letter, oneLine(subject ?? "")) },
      body: paragraphs.map((paragraph) => ({ note: 0, run: gapsIn(letter, paragraph) })),
    };
  }

  /**
   * @param {Run} pieces
   * @param {boolean} gaps whether gaps are shown
   * @returns {string}
   */
  const plain = (pieces, gaps) =>
    pieces.map((piece) => (typeof piece === "string" ? piece : piece.strong ? plain(piece.strong, gaps) : (piece.typed ?? (gaps ? piece.gap : "")))).join("");

  /** @param {Message} message */
  const subject = (message) => (message.subject ? plain(message.subject.run, true) : "");
  /** @param {Message} message */
  const body = (message, gaps = true) => message.body.map((paragraph) => plain(paragraph.run, gaps)).join("\n\n");

  /**
   * As the site's own .txt has it.
   * @param {Message} message
   */
  const text = (message) => (message.subject ? `${cg.text("subject")} ${subject(message)}\n\n` : "") + `${body(message)}\n`;

  /**
   * What is still to be filled in, each once.
   * @param {Message} message
   */
  function gaps(message) {
    /** @type {(pieces: Run) => string[]} */
    const inside = (pieces) => pieces.flatMap((piece) => (typeof piece === "string" ? [] : piece.strong ? inside(piece.strong) : (piece.gap ?? [])));
    const parts = message.subject ? [message.subject, ...message.body] : message.body;
    return [...new Set(parts.flatMap((part) => inside(part.run)))];
  }

  return { fill, read, subject, body, text, gaps };
})();
