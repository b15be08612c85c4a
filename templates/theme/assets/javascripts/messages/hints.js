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
    return clauses(letter, text).flatMap((clause) => {
      const job = clause.match(regex(letter, "job"))?.[0];
      return job && !denied(letter, clause) ? [job] : [];
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
    const joined = all("questions").filter((sentence) => regex(letter, "second").test(sentence)).map((sentence) => sentence.trim());
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

  /** @param {string[]} gaps */
  function named(gaps) {
    const names = gaps.map((gap) => gap.slice(1, -1));
    const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return `${cg.phrases.list(shown)}.`;
  }

  /**
   * @param {string[]} gaps
   * @returns {Hint}
   */
  function ofGaps(gaps) {
    if (!gaps.length) return { key: "gaps", ok: true, words: "Every blank is filled in." };
    const strong = gaps.length === 1 ? "One blank is left:" : `${gaps.length} blanks are left:`;
    return { key: "gaps", ok: false, strong, words: named(gaps) };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Hint | null}
   */
  function ofLength(letter, text) {
    const most = letter.most_characters || letter.most_words;
    if (!most) return null;
    const unit = letter.most_characters ? "character" : "word";
    const long = letter.most_characters ? characters(text) : words(text);
    if (long <= most) return { key: "length", ok: true, words: `It is short enough: ${cg.phrases.count(long, unit)} of ${most}.` };
    const why = letter.most_characters ? `Only ${most} fit.` : `For a first message, ${most} is the most.`;
    return { key: "length", ok: false, strong: `It is ${cg.phrases.count(long - most, unit)} too long.`, words: why };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Generator<Hint>}
   */
  function* ofAsk(letter, text) {
    const [job] = jobs(letter, text);
    const attached = resume(letter, text);
    if (job) yield { key: "job", ok: false, strong: `“${job}” reads as asking for a job.`, words: "Ask for a talk, and say that it is not about a job." };
    if (attached) yield { key: "resume", ok: false, strong: "It mentions an attached résumé.", words: "Leave it out. It can come when somebody asks for it." };
    if (!job && !attached) yield { key: "ask", ok: true, words: "It asks for no job, and nothing is attached." };
  }

  /**
   * @param {LetterData} letter
   * @param {string} connection
   * @returns {Hint}
   */
  function ofConnection(letter, connection) {
    const field = letter.fields.find(({ name }) => name === letter.connection);
    const hint = { key: "connection", ok: false };
    if (!connection.trim()) return { ...hint, strong: "It does not say how you found them.", words: `Fill in “${field?.label}”.` };
    if (!vague(letter, connection)) return { key: "connection", ok: true, words: "It says how you found them." };
    return { ...hint, strong: `“${connection.trim()}” could stand in any letter.`, words: "Name the person, the page or the talk." };
  }

  /**
   * @param {LetterData} letter
   * @param {string} text
   * @returns {Hint | false}
   */
  function ofQuestions(letter, text) {
    const [both] = twoInOne(letter, text);
    if (both) return { key: "two", ok: false, strong: "Two questions in one:", words: `“${both}” Ask one, or part them.` };
    return text.includes("?") && { key: "two", ok: true, words: "It asks one thing at a time." };
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
