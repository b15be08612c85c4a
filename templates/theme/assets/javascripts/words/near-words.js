/* Which known words a word with a typing mistake may have been. Adds cg.nearWords. */
cg.nearWords = (() => {
  /**
   * How many letters to change, add, leave out or swap; more than `most` counts as too many.
   * @param {string} word
   * @param {string} other
   * @param {number} most
   */
  function distance(word, other, most) {
    if (Math.abs(word.length - other.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= word.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(word[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /**
   * The nearest of the known words, the first of several; the word itself where none is near.
   * @param {string} word
   * @param {Iterable<string>} known
   */
  function nearest(word, known) {
    const most = word.length > 5 ? 2 : 1;
    let best = word;
    let least = most + 1;
    for (const other of known) {
      const far = other.length < 3 ? least : distance(word, other, most);
      if (far < least) [best, least] = [other, far];
    }
    return best;
  }

  return { distance, nearest };
})();
