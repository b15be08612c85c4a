/* All that the guide keeps on this device as one file, or its conversations as a table, and back. Adds cg.backupFile. */
cg.backupFile = (() => {
  const version = 1;
  const most = 5 * 1024 * 1024; // bytes
  /** Parts of a conversation that have a column of their own: all up to the questions. */
  const columns = Object.keys(cg.conversations.parts).slice(0, -5);
  const { column } = cg.conversations;
  /** The column that a table has to have. */
  const who = column("who");

  /** A file that does not fit: what is wrong, and what to do. */
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

  /** @param {string} problem a sentence */
  const unreadable = (problem) => new Unfit(cg.text("file-unreadable"), cg.text("file-unreadable-detail", { problem }));

  /* ---- out ---- */

  function json(now = new Date()) {
    return JSON.stringify({ guide: "twenty-minutes", version, saved: now.toISOString(), kept: cg.backup.snapshot() }, null, 1);
  }

  /**
   * One line for each conversation, under the names of its columns. A note goes by "Note: " and the name its row has today.
   * @param {CompareRow[]} rows
   */
  function csv(rows) {
    const all = cg.conversations.all().map((conversation) => ({ ...conversation, notes: cg.notes.renamed(conversation.notes ?? {}, rows) }));
    const notes = [...new Set([...rows.map(({ name }) => name), ...all.flatMap(({ notes }) => Object.keys(notes))])];
    const head = [...columns.map(column), "Questions", ...notes.map((name) => `Note: ${name}`), "Id"];
    /** @param {(typeof all)[number]} conversation */
    const line = (conversation) => [
      ...columns.map((key) => String(conversation[/** @type {keyof Conversation} */ (key)] || "")),
      (conversation.questions ?? []).map(({ ask }) => ask).join("\n"),
      ...notes.map((name) => String(conversation.notes[name] || "")),
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
      throw new Unfit(cg.text("file-damaged"), cg.text("file-choose-ours"));
    }
  }

  /**
   * @param {string} text
   * @returns {Partial<Kept>}
   */
  function fromJson(text) {
    const file = parse(text);
    if (file?.guide !== "twenty-minutes" || !cg.valueChecks.plain(file.kept)) throw new Unfit(cg.text("file-not-ours"), cg.text("file-choose-ours"));
    if (file.version !== version) throw new Unfit(cg.text("file-newer"), cg.text("file-newer-detail"));
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
   * @param {CompareRow[]} rows
   * @returns {Conversation}
   */
  function fromLine(head, line, rows) {
    const rated = new Set(rows.filter(({ kind }) => kind === "rating").flatMap(cg.notes.names));
    const keys = new Map(columns.map((key) => [column(key), key]));
    /** @type {any} */
    const conversation = { id: cg.conversations.newId(), changed: new Date().toISOString() };
    head.forEach((name, place) => {
      const value = line[place] ?? "";
      const note = name.startsWith("Note: ") && name.slice(6);
      const key = keys.get(name);
      if (!value) return;
      if (name === "Id") conversation.id = value;
      else if (name === "Questions") conversation.questions = value.split(/\r?\n/).map((ask) => ({ ask }));
      else if (note) (conversation.notes ??= {})[note] = rated.has(note) ? Number(value) : value;
      else if (key) conversation[key] = key === "minutes" ? Number(value) : value;
    });
    if (conversation.notes) conversation.notes = cg.notes.renamed(conversation.notes, rows);
    return conversation;
  }

  /**
   * @param {string} text
   * @param {CompareRow[]} rows
   * @returns {Partial<Kept>}
   */
  function fromCsv(text, rows) {
    const [head = [], ...lines] = cg.csv.read(text);
    if (!head.includes(who)) throw new Unfit(cg.text("file-not-ours"), cg.text("file-choose-table", { column: who }));
    if (!lines.length) throw new Unfit(cg.text("file-no-conversations"), cg.text("file-unchanged"));
    const talks = lines.map((line) => fromLine(head, line, rows));
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
    if (file.size > most) throw new Unfit(cg.text("file-large"), cg.text("file-large-detail"));
    const text = await file.text();
    return text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text, rows);
  }

  return { json, csv, read, who, Unfit };
})();
