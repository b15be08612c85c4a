/* All that the guide keeps on this device as one file, and back; or its conversations from a table. Adds cg.backupFile. */
cg.backupFile = (() => {
  const version = 1;
  const most = 5 * 1024 * 1024; // bytes

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

  function json(now = new Date()) {
    return JSON.stringify({ guide: "twenty-minutes", version, saved: now.toISOString(), kept: cg.backup.snapshot() }, null, 1);
  }

  /**
   * As UTF-8, or else as spreadsheets on Windows write.
   * @param {ArrayBuffer} bytes
   */
  function decode(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  /** @param {string} text */
  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new Unfit(cg.text("file-damaged"), cg.text("file-choose-ours"));
    }
  }

  /**
   * What was kept, as the file has it: anything.
   * @param {string} text
   * @returns {Record<string, any>}
   */
  function fromJson(text) {
    const file = parse(text);
    if (file?.guide !== "twenty-minutes" || !cg.shapes.plain(file.kept)) throw new Unfit(cg.text("file-not-ours"), cg.text("file-choose-ours"));
    if (file.version !== version) throw new Unfit(cg.text("file-newer"), cg.text("file-newer-detail"));
    return file.kept;
  }

  /**
   * @param {string} text
   * @param {CompareRow[]} rows
   */
  function fromTable(text, rows) {
    const talks = cg.conversationTable.read(text, rows);
    if (!talks) throw new Unfit(cg.text("file-not-ours"), cg.text("file-choose-table", { column: cg.conversationTable.who }));
    if (!talks.length) throw new Unfit(cg.text("file-no-conversations"), cg.text("file-unchanged"));
    return { talks };
  }

  /**
   * What a file holds: what fits of it, and what's left out, in words. Throws Unfit where nothing can be read.
   * @param {File} file
   * @param {CompareRow[]} rows
   */
  async function read(file, rows) {
    if (file.size > most) throw new Unfit(cg.text("file-large"), cg.text("file-large-detail"));
    const text = decode(await file.arrayBuffer());
    const table = !text.trimStart().startsWith("{");
    const found = cg.leftOut.fit(table ? fromTable(text, rows) : fromJson(text));
    if (found.left && !Object.keys(found.kept).length) throw new Unfit(cg.text("file-unreadable"), cg.text("file-unchanged"));
    return { ...found, table };
  }

  return { json, read, Unfit };
})();
