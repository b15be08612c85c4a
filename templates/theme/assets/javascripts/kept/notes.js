/* Notes by the row that they're for. A row that was renamed still has the notes that readers kept under a name it had
   before. Adds cg.notes. */
cg.notes = (() => {
  /** @typedef {Conversation["notes"]} Notes */

  /**
   * Its name today, then those it had before.
   * @param {CompareRow} row
   */
  const names = ({ name, formerly }) => [name, ...formerly];

  /**
   * The note for a row.
   * @param {Notes} notes
   * @param {CompareRow} row
   */
  const of = (notes, row) => names(row).map((name) => notes?.[name]).find(Boolean);

  /**
   * The notes, with the one for a row kept only under its name today.
   * @param {Notes} notes
   * @param {CompareRow} row
   * @param {string | number} value
   */
  function withNote(notes, row, value) {
    const others = Object.entries(notes ?? {}).filter(([name]) => !row.formerly.includes(name));
    return { ...Object.fromEntries(others), [row.name]: value };
  }

  /**
   * The notes, each under the name that its row has today.
   * @param {NonNullable<Notes>} notes
   * @param {CompareRow[]} rows
   */
  function renamed(notes, rows) {
    const old = rows.filter(({ formerly }) => formerly.some((name) => Object.hasOwn(notes, name)));
    return old.reduce((now, row) => withNote(now, row, of(notes, row) ?? ""), notes);
  }

  return { names, of, withNote, renamed };
})();
