/* Conversations as a table, as spreadsheets have them, and back. People write dates and answers in a spreadsheet their own way, and
   it changes some by itself, so they're read in many ways. Adds cg.conversationTable. */
cg.conversationTable = (() => {
  /** Parts of a conversation that have a column of their own: all up to the questions. */
  const columns = Object.keys(cg.kept.parts).slice(0, -4);
  const { column } = cg.conversations;
  /** The column that a table has to have. */
  const who = column("who");
  const days = new Set(["asked", "nudged", "confirmed", "thanked", "nextOn", "wrote"]);

  /* ---- out ---- */

  /**
   * One line for each conversation, under the names of its columns. A note goes by "Note: " and the name its row has today.
   * @param {CompareRow[]} rows
   */
  function write(rows) {
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

  /** Whether dates in numbers have the day first where the guide's language is at home. */
  const dayFirst = () => {
    const parts = new Intl.DateTimeFormat(document.documentElement.lang).formatToParts().map(({ type }) => type);
    return parts.indexOf("day") < parts.indexOf("month");
  };

  /**
   * "2026-03-09" from "3/9/2026", "9.3.2026", "2026/3/9" or "March 9, 2026"; what isn't a day comes back as it is.
   * @param {string} text
   */
  function day(text) {
    const [, a, b, c] = text.match(/^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?$/) ?? [];
    if (!a) return /[a-z]/i.test(text) && !Number.isNaN(Date.parse(text)) ? cg.dates.today(new Date(text)) : text;
    const [first, other] = Number(a) > 12 || (dayFirst() && Number(b) <= 12) ? [b, a] : [a, b];
    const [year, month, date] = a.length === 4 ? [a, b, c] : [c.length === 2 ? `20${c}` : c, first, other];
    const found = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    return cg.shapes.isDay(found) ? found : text;
  }

  /**
   * "2026-03-09T14:30" from "3/9/2026 2:30 PM" and the like.
   * @param {string} text
   */
  function time(text) {
    const [, on, hour, minute, half = ""] = text.match(/^(.*?)[ T,]+(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap]\.?m\.?)?$/i) ?? [];
    if (!on) return text;
    const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
    const found = `${day(on)}T${String(hours).padStart(2, "0")}:${minute}`;
    return cg.shapes.isTime(found) ? found : text;
  }

  /**
   * What a cell says, as a conversation keeps it.
   * @param {string} key
   * @param {string} text
   */
  function valueOf(key, text) {
    const value = text.trim();
    if (days.has(key)) return day(value);
    if (key === "met") return time(value);
    if (key === "answered") return value.toLowerCase();
    if (key === "minutes") return /^\d+$/.test(value) ? Number(value) : value;
    return text;
  }

  /** @param {string} name as a spreadsheet may have changed it */
  const bare = (name) => name.trim().replace(/\s+/g, " ");

  /**
   * A line of a table as a conversation; its values may still be anything.
   * @param {string[]} head
   * @param {string[]} line
   * @param {CompareRow[]} rows
   * @returns {Conversation}
   */
  function fromLine(head, line, rows) {
    const rated = new Set(rows.filter(({ kind }) => kind === "rating").flatMap(cg.notes.names));
    const keys = new Map(columns.map((key) => [column(key).toLowerCase(), key]));
    /** @type {any} */
    const conversation = { id: cg.conversations.newId() };
    head.forEach((name, place) => {
      const value = line[place] ?? "";
      const [, note] = name.match(/^note: (.+)/i) ?? [];
      const key = keys.get(name.toLowerCase());
      if (!value.trim()) return;
      if (name.toLowerCase() === "id") conversation.id = cg.conversations.fits("id", value.trim()) ? value.trim() : conversation.id;
      else if (name.toLowerCase() === "questions") conversation.questions = value.split(/\r?\n/).map((ask) => ({ ask }));
      else if (note) (conversation.notes ??= {})[note] = rated.has(note) && /^\d+$/.test(value.trim()) ? Number(value) : value;
      else if (key) conversation[key] = valueOf(key, value);
    });
    if (conversation.notes) conversation.notes = cg.notes.renamed(conversation.notes, rows);
    return conversation;
  }

  /**
   * The conversations of a table; null if it isn't one.
   * @param {string} text
   * @param {CompareRow[]} rows
   */
  function read(text, rows) {
    const [head = [], ...lines] = cg.csv.read(text);
    const names = head.map(bare);
    if (!names.some((name) => name.toLowerCase() === who.toLowerCase())) return null;
    return lines.map((line) => fromLine(names, line, rows));
  }

  return { write, read, who };
})();
