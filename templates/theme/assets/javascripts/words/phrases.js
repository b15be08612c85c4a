/* Numbers and lists in words. Text in, text out. Adds cg.phrases. */
cg.phrases = (() => {
  /**
   * "1 question", "2 questions".
   * @param {number} number
   * @param {string} word
   */
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /**
   * "a", "a and b", "a, b and c".
   * @param {readonly string[]} items
   */
  const list = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" and ");

  return { count, list };
})();
