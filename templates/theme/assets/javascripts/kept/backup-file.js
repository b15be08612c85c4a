/* All that the guide keeps on this device as one file, or its conversations as a table, and back. Adds cg.backupFile. */
cg.backupFile = (() => {
  const version = 1;
  const most = 5 * 1024 * 1024; // bytes
  /** Parts of a conversation that have a column of their own: all up to the questions. */
  const columns = Object.keys(cg.conversations.parts).slice(0, -5);
  const name = cg.conversations.name;
  /** Names that columns had in tables saved before, by the part. @type {Record<string, string>} */
  const formerly = { "Their work": "role", "Introduced by": "through", "Asked by": "channel", Answer: "answered", "Nudged on": "nudged", "Wrote again on": "wrote", Id: "id" };
  const note = (/** @type {string} */ row) => cg.text("conversation-note", { name: row });

  /** A file that does not fit: what is wrong in a few words, and what that means. */
  class Unfit extends Error {
    /**
     * @param {string} strong
     * @param {string} words
     */
    constructor(strong, words) {
      super(`${strong} ${words}`);
      this.strong = strong;
      this.words = words;
    }
  }

  /** @param {string} problem */
  const unreadable = (problem) => new Unfit(cg.text("file-unreadable"), `${problem} ${cg.text("file-unchanged")}`);

  /* ---- out ---- */

  function json(now = new Date()) {
    return JSON.stringify({ guide: "twenty-minutes", version, saved: now.toISOString(), kept: cg.backup.snapshot() }, null, 1);
  }

  /**
   * One line for each conversation, under the names that the form shows.
   * @param {CompareRow[]} rows
   */
  function csv(rows) {
    const all = cg.conversations.all();
    const notes = [...new Set([...rows.map((row) => row.name), ...all.flatMap((conversation) => Object.keys(conversation.notes ?? {}))])];
    const head = [...columns, "questions"].map(name).concat(notes.map(note), name("id"));
    /** @param {Conversation} conversation */
    const line = (conversation) => [
      ...columns.map((key) => String(conversation[/** @type {keyof Conversation} */ (key)] || "")),
      (conversation.questions ?? []).map(({ ask }) => ask).join("\n"),
      ...notes.map((row) => String(conversation.notes?.[row] || "")),
      conversation.id,
    ];
    return cg.csv.write([head, ...all.map(line)]);
  }

  /* ---- in ---- */

  /** @param {string} text */
  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new Unfit(cg.text("file-damaged"), cg.text("file-pick-ours"));
    }
  }

  /**
   * @param {string} text
   * @returns {Partial<Kept>}
   */
  function fromJson(text) {
    const file = parse(text);
    if (file?.guide !== "twenty-minutes" || !cg.valueChecks.plain(file.kept)) throw new Unfit(cg.text("file-not-ours"), cg.text("file-pick-ours"));
    if (file.version !== version) throw new Unfit(cg.text("file-newer"), cg.text("file-newer-help"));
    const entries = Object.entries(file.kept).filter(([key, value]) => cg.backupChecks.takes(key) && value !== null);
    for (const [key, value] of entries) {
      const problem = cg.backupChecks.problem(key, value);
      if (problem) throw unreadable(problem);
    }
    return Object.fromEntries(entries);
  }

  /**
   * A line of a table as a conversation, not yet checked.
   * @param {string[]} head
   * @param {string[]} line
   * @param {Set<string>} rated names of the rows that are ratings
   * @returns {Conversation}
   */
  function fromLine(head, line, rated) {
    const keys = { ...formerly, ...Object.fromEntries([...columns, "questions", "id"].map((key) => [name(key), key])) };
    const [before, after] = note("\0").split("\0");
    /** @type {any} */
    const conversation = { id: cg.conversations.newId(), changed: new Date().toISOString() };
    head.forEach((title, column) => {
      const value = line[column] ?? "";
      const key = Object.hasOwn(keys, title) && keys[title];
      if (!value) return;
      if (key === "questions") conversation.questions = value.split(/\r?\n/).map((ask) => ({ ask }));
      else if (key) conversation[key] = key === "minutes" ? Number(value) : value;
      else if (title.startsWith(before) && title.endsWith(after)) {
        const row = title.slice(before.length, title.length - after.length);
        (conversation.notes ??= {})[row] = rated.has(row) ? Number(value) : value;
      }
    });
    return conversation;
  }

  /**
   * @param {string} text
   * @param {CompareRow[]} rows
   * @returns {Partial<Kept>}
   */
  function fromCsv(text, rows) {
    const [head = [], ...lines] = cg.csv.read(text);
    const column = name("who");
    if (!head.includes(column)) throw new Unfit(cg.text("file-not-ours"), cg.text("file-pick-ours-or-table", { column }));
    if (!lines.length) throw new Unfit(cg.text("file-without-conversations"), cg.text("file-unchanged"));
    const rated = new Set(rows.filter(({ kind }) => kind === "rating").map((row) => row.name));
    const talks = lines.map((line) => fromLine(head, line, rated));
    const problem = cg.backupChecks.problem("talks", talks);
    if (problem) throw unreadable(problem);
    return { talks };
  }

  /**
   * What a file holds, checked. Throws Unfit where it does not fit.
   * @param {File} file
   * @param {CompareRow[]} rows
   */
  async function read(file, rows) {
    if (file.size > most) throw new Unfit(cg.text("file-too-large"), cg.text("file-too-large-help"));
    const text = await file.text();
    return text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text, rows);
  }

  return { json, csv, read, Unfit };
})();
