/* What makes a message less likely to be answered. The patterns come with the letter, and are those of `./guide check`: both
   find the same, and tests/golden/hints.yml holds them to it. Adds cg.hints. */
cg.hints = (() => {
  /** @type {(letter: LetterData, name: string, flags?: string) => RegExp} */
  const regex = (letter, name, flags = "") => new RegExp(letter.patterns[name], `i${flags}`);
  /** @type {(letter: LetterData, text: string) => string[]} */
  const clauses = (letter, text) => text.split(regex(letter, "clause"));
  /** @type {(letter: LetterData, clause: string) => boolean} */
  const denied = (letter, clause) => regex(letter, "denied").test(clause);

  /**
   * @param {LetterData} letter
   * @param {string} text
   */
  function jobs(letter, text) {
    const job = regex(letter, "job");
    return clauses(letter, text).flatMap((clause) => {
      const found = clause.match(job)?.[0];
      return found && !denied(letter, clause) ? [found] : [];
    });
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   */
  function resume(letter, text) {
    const [named, attached] = ["resume", "attached"].map((name) => regex(letter, name));
    return clauses(letter, text).some((clause) => named.test(clause) && attached.test(clause) && !denied(letter, clause));
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   */
  function twoInOne(letter, text) {
    /** @type {(name: string) => string[]} */
    const all = (name) => text.match(regex(letter, name, "g")) ?? [];
    const second = regex(letter, "second");
    const joined = all("questions").filter((sentence) => second.test(sentence)).map((sentence) => sentence.trim());
    const rows = all("row");
    return [...joined, ...rows.map((row) => row.replace(/^[? \t]+/, ""))];
  }

  /** @type {(letter: LetterData, words: string) => boolean} */
  const vague = (letter, words) => regex(letter, "vague").test(words.trim());

  /* As Python counts. */
  /** @param {string} text */
  const characters = (text) => [...text].length;
  /** @param {string} text */
  const words = (text) => text.split(/\s+/).filter(Boolean).length;

  const lists = new Intl.ListFormat(document.documentElement.lang);
  /** @param {string[]} gaps */
  function named(gaps) {
    const names = gaps.map((gap) => gap.slice(1, -1));
    const shown = names.length > 4 ? [...names.slice(0, 3), cg.text("hint-blanks-more", { count: names.length - 3 })] : names;
    return lists.format(shown);
  }

  /**
   * @param {string[]} gaps
   * @returns {Hint}
   */
  function ofGaps(gaps) {
    if (!gaps.length) return { key: "gaps", ok: true, words: cg.text("hint-blanks-none") };
    return { key: "gaps", ok: false, strong: cg.text("hint-blanks", { count: gaps.length }), words: cg.text("hint-blanks-fill", { names: named(gaps) }) };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Hint | null}
   */
  function ofLength(letter, text) {
    const most = letter.most_characters || letter.most_words;
    if (!most) return null;
    const inCharacters = Boolean(letter.most_characters);
    const count = inCharacters ? characters(text) : words(text);
    if (count <= most) {
      const fits = inCharacters ? cg.text("hint-characters-fit", { count, most }) : cg.text("hint-words-fit", { count, most });
      return { key: "length", ok: true, words: fits };
    }
    const over = count - most;
    return inCharacters
      ? { key: "length", ok: false, strong: cg.text("hint-characters-over", { count: over }), words: cg.text("hint-characters-most", { most }) }
      : { key: "length", ok: false, strong: cg.text("hint-words-over", { count: over }), words: cg.text("message-words-most", { most }) };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Generator<Hint>}
   */
  function* ofAsk(letter, text) {
    const [job] = jobs(letter, text);
    const attached = resume(letter, text);
    if (job) yield { key: "job", ok: false, strong: cg.text("hint-job", { words: job }), words: cg.text("hint-job-fix") };
    if (attached) yield { key: "resume", ok: false, strong: cg.text("hint-resume"), words: cg.text("hint-resume-fix") };
    if (!job && !attached) yield { key: "ask", ok: true, words: cg.text("hint-ask-good") };
  }

  /**
   * @param {LetterData} letter
   * @param {string} connection
   * @returns {Hint}
   */
  function ofConnection(letter, connection) {
    const field = letter.fields.find(({ name }) => name === letter.connection);
    const hint = { key: "connection", ok: false };
    if (!connection.trim()) return { ...hint, strong: cg.text("hint-connection-missing"), words: cg.text("hint-connection-fill", { field: field?.label ?? "" }) };
    if (!vague(letter, connection)) return { key: "connection", ok: true, words: cg.text("hint-connection-good") };
    return { ...hint, strong: cg.text("hint-connection-vague", { words: connection.trim() }), words: cg.text("hint-connection-vague-fix") };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Hint | false}
   */
  function ofQuestions(letter, text) {
    const [both] = twoInOne(letter, text);
    if (both) return { key: "two", ok: false, strong: cg.text("hint-two"), words: cg.text("hint-two-fix", { words: both }) };
    return text.includes("?") && { key: "two", ok: true, words: cg.text("hint-two-good") };
  }

  /**
   * All hints on a message. `connection` is what was typed into the field that says how the writer found this person; null
   * when the words are no longer those of the form.
   * @param {LetterData} letter
   * @param {Message} message
   * @param {string | null} connection
   */
  function of(letter, message, connection) {
    const text = cg.message.body(message);
    return [
      ofGaps(cg.message.gaps(message)),
      ofLength(letter, cg.message.body(message, false)),
      ...(letter.first ? ofAsk(letter, text) : []),
      letter.connection && connection !== null && ofConnection(letter, connection),
      ofQuestions(letter, text),
    ].filter((hint) => typeof hint === "object" && hint !== null);
  }

  return { of, jobs, resume, twoInOne, vague, characters, words };
})();
