/* What was typed into letters, kept under "letters". Fields about the writer hold for all letters, so that the next one starts
   filled in. What is about the other person stays with its letter: a wrong name is worse than an empty field. A new letter
   offers to take over who and what the last one was about. What was changed by hand is kept apart. Adds cg.keptLetters. */
cg.keptLetters = (() => {
  const get = () => cg.kept.get("letters");

  /**
   * Reads again before it writes: another tab may have changed it meanwhile.
   * @param {(kept: Letters) => void} edit
   */
  function change(edit) {
    const kept = get();
    edit(kept);
    cg.store.set("letters", kept);
  }

  /**
   * Where a field of a letter is kept.
   * @param {Letters} kept
   * @param {LetterData} letter
   * @param {LetterField} field
   */
  const place = (kept, letter, field) => (field.shared ? kept.writer : (kept.own[letter.id] ??= {}));

  /**
   * @param {Letters} kept
   * @param {LetterData} letter
   * @param {LetterField} field
   */
  function valueOf(kept, letter, field) {
    const value = (field.shared ? kept.writer : kept.own[letter.id])?.[field.name];
    return typeof value === "string" ? value : "";
  }

  /**
   * What is in each field of a letter.
   * @param {Letters} kept
   * @param {LetterData} letter
   * @returns {Values}
   */
  const values = (kept, letter) => Object.fromEntries(letter.fields.map((field) => [field.name, valueOf(kept, letter, field)]));

  /**
   * The message, by hand or from the form.
   * @param {Letters} kept
   * @param {LetterData} letter
   */
  function message(kept, letter) {
    const words = kept.words[letter.id];
    return words ? cg.message.read(letter, words) : cg.message.fill(letter, values(kept, letter));
  }

  /**
   * @param {LetterData} letter
   * @param {LetterField} field
   * @param {string} value
   */
  function setValue(letter, field, value) {
    change((kept) => {
      if (value) place(kept, letter, field)[field.name] = value;
      else delete place(kept, letter, field)[field.name];
      if (!field.shared) kept.last = letter.id;
    });
  }

  /**
   * Fills in what is known from elsewhere: fields that are empty, or still hold what was filled in `before`.
   * @param {LetterData} letter
   * @param {Values} known
   * @param {Values} [before]
   */
  function begin(letter, known, before = {}) {
    const now = values(get(), letter);
    for (const field of letter.fields.filter(({ name }) => name in known && known[name] !== now[name])) {
      const { name } = field;
      if (now[name] === "" || now[name] === before[name]) change((kept) => (place(kept, letter, field)[name] = known[name]));
    }
  }

  /**
   * What this letter can take over from the one that was written in last.
   * @param {Letters} kept
   * @param {LetterData} letter
   * @returns {Values}
   */
  function carried(kept, letter) {
    const last = kept.own[kept.last ?? ""] ?? {};
    const wanted = letter.fields.filter((field) => field.carried && last[field.name]);
    return Object.fromEntries(wanted.map(({ name }) => [name, last[name]]));
  }

  /**
   * Clears what was typed into a letter, and says whether other letters still hold something.
   * @param {LetterData} letter
   */
  function erase(letter) {
    change((kept) => {
      delete kept.own[letter.id];
      delete kept.words[letter.id];
      for (const field of letter.fields) if (field.shared) delete kept.writer[field.name];
      if (kept.last === letter.id) delete kept.last;
    });
    return Object.values(get()).some((part) => typeof part === "object" && Object.keys(part).length > 0);
  }

  return { get, change, values, message, setValue, begin, carried, erase };
})();
