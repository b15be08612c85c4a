/* All that the guide keeps on this device as one file, or its conversations as a table, and back. Adds cg.backupFile. */
cg.backupFile = (() => {
  const version = 1;
  const most = 5 * 1024 * 1024; // bytes
  const ours = "Pick a file that ends in .json and that you saved here.";
  /** Parts of a conversation that have a column of their own: all up to the questions. */
  const columns = Object.keys(cg.conversations.parts).slice(0, -5);

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

  /* ---- out ---- */

  function json(now = new Date()) {
    return JSON.stringify({ guide: "twenty-minutes", version, saved: now.toISOString(), kept: cg.backup.snapshot() }, null, 1);
  }

  /**
   * One line for each conversation, under the names that the form shows. A note goes by "Note: " and the name of its row.
   * @param {CompareRow[]} rows
   */
  function csv(rows) {
    const all = cg.conversations.all();
    const notes = [...new Set([...rows.map(({ name }) => name), ...all.flatMap((conversation) => Object.keys(conversation.notes ?? {}))])];
    const head = [...columns.map(cg.conversations.name), "Questions", ...notes.map((name) => `Note: ${name}`), "Id"];
    /** @param {Conversation} conversation */
    const line = (conversation) => [
      ...columns.map((key) => String(conversation[/** @type {keyof Conversation} */ (key)] || "")),
      (conversation.questions ?? []).map(({ ask }) => ask).join("\n"),
      ...notes.map((name) => String(conversation.notes?.[name] || "")),
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
      throw new Unfit("This file is damaged.", `Nothing was changed. ${ours}`);
    }
  }

  /**
   * @param {string} text
   * @returns {Partial<Kept>}
   */
  function fromJson(text) {
    const file = parse(text);
    if (file?.guide !== "twenty-minutes" || !cg.valueChecks.plain(file.kept)) throw new Unfit("This file is not one of ours.", `Nothing was changed. ${ours}`);
    if (file.version !== version) throw new Unfit("This file comes from a newer edition of the guide.", "Nothing was changed. Open it where you saved it.");
    const entries = Object.entries(file.kept).filter(([key, value]) => cg.backupChecks.takes(key) && value !== null);
    for (const [key, value] of entries) {
      const problem = cg.backupChecks.problem(key, value);
      if (problem) throw new Unfit(`Something in this file does not fit: ${problem}.`, "Nothing was changed.");
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
    const keys = new Map(columns.map((key) => [cg.conversations.name(key), key]));
    /** @type {any} */
    const conversation = { id: cg.conversations.newId(), changed: new Date().toISOString() };
    head.forEach((name, column) => {
      const value = line[column] ?? "";
      const note = name.startsWith("Note: ") && name.slice(6);
      const key = keys.get(name);
      if (!value) return;
      if (name === "Id") conversation.id = value;
      else if (name === "Questions") conversation.questions = value.split(/\r?\n/).map((ask) => ({ ask }));
      else if (note) (conversation.notes ??= {})[note] = rated.has(note) ? Number(value) : value;
      else if (key) conversation[key] = key === "minutes" ? Number(value) : value;
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
    if (!head.includes("Who")) throw new Unfit("This file is not one of ours.", `Nothing was changed. ${ours} A table needs a column “Who”.`);
    if (!lines.length) throw new Unfit("There is no conversation in this file.", "Nothing was changed.");
    const rated = new Set(rows.filter(({ kind }) => kind === "rating").map(({ name }) => name));
    const talks = lines.map((line) => fromLine(head, line, rated));
    const problem = cg.backupChecks.problem("talks", talks);
    if (problem) throw new Unfit(`Something in this table does not fit: ${problem}.`, "Nothing was changed.");
    return { talks };
  }

  /**
   * What a file holds, checked. Throws Unfit where it does not fit.
   * @param {File} file
   * @param {CompareRow[]} rows
   */
  async function read(file, rows) {
    if (file.size > most) throw new Unfit("This file is too large.", "Nothing was changed. A file saved here has less than 5 MB.");
    const text = await file.text();
    return text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text, rows);
  }

  return { json, csv, read, Unfit };
})();
