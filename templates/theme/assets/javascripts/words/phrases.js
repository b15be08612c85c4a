/* Numbers and lists in words. Text in, text out. Adds cg.phrases. */
cg.phrases = (() => {
  const numerals = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

  /**
   * "1 question", "2 questions".
   * @param {number} number
   * @param {string} word
   */
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /**
   * Up to ten in letters: "three".
   * @param {number} number
   */
  const numeral = (number) => numerals[number] ?? String(number);

  /**
   * "a", "a and b", "a, b and c".
   * @param {readonly string[]} items
   */
  const list = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" and ");

  return { count, numeral, list };
})();
