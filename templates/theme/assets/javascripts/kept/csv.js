/* Tables as text, as RFC 4180 has them, and safe to open: a spreadsheet takes a cell that begins with = + - or @ for a
   formula. Such a cell gets an apostrophe, which is taken off again when the file is read. Adds cg.csv. */
cg.csv = (() => {
  const formula = /^'*[=+\-@\t\r]/;

  /** @param {string} value */
  function cell(value) {
    const text = formula.test(value) ? `'${value}` : value;
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  /** @param {string} text */
  const bare = (text) => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text);

  /** @param {string[]} row */
  const line = (row) => `${row.map(cell).join(",")}\r\n`;
  /**
   * With a mark that tells spreadsheets that it is UTF-8.
   * @param {string[][]} rows
   */
  const write = (rows) => `\ufeff${rows.map(line).join("")}`;

  /**
   * Some spreadsheets separate cells by semicolons or tabs; the first line shows which.
   * @param {string} text
   */
  function separatorOf(text) {
    const [first] = text.split(/[\r\n]/, 1);
    return [",", ";", "\t"].reduce((best, character) => (first.split(character).length > first.split(best).length ? character : best));
  }

  /**
   * The cells of each line that has any.
   * @param {string} file
   */
  function read(file) {
    const text = file.replace(/^\ufeff/, "");
    const separator = separatorOf(text);
    /** @type {string[][]} */
    const rows = [[]];
    for (let at = 0; at < text.length; at += 1) {
      let value = "";
      if (text[at] === '"') {
        for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) {
          if (text[at] === '"') at += 1;
          value += text[at];
        }
        at += 1;
      }
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
      const row = rows[rows.length - 1];
      row.push(bare(value + text.slice(from, at)));
      if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
      if (text[at] !== separator) rows.push([]);
      else if (at === text.length - 1) row.push("");
    }
    return rows.filter((row) => row.some((value) => value !== ""));
  }

  return { write, read };
})();
