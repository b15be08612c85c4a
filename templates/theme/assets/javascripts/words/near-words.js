/* Which known word a misspelled one most likely is. Many real words are a letter away from another (gift and gist, spouse and
   spoke), so a word counts as misspelled only where it sounds the same, or where letters were swapped, left out or doubled.
   Where real words are known, any other word a letter away will do. Adds cg.nearWords. */
cg.nearWords = (() => {
  const shortest = 4; // letters; shorter words are near too many others

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
   * The consonants of a word, roughly as they're said: "licence" and "lisense" have the same.
   * @param {string} word
   */
  const sound = (word) =>
    word
      .replace(/c(?=[eiy])|z/g, "s")
      .replace(/ph/g, "f")
      .replace(/[cq]/g, "k")
      .replace(/w/g, "v")
      .replace(/[aeiouy]/g, "")
      .replace(/(.)\1+/g, "$1");

  /** @param {string} word */
  const letters = (word) => [...word].sort().join("");

  /**
   * Whether a typed word is likely to be a misspelling of one that's so many letters away.
   * @param {string} typed
   * @param {string} known
   * @param {number} far
   */
  function likely(typed, known, far) {
    if (far === 1 && letters(typed) === letters(known)) return true;
    if (typed.slice(0, 2) !== known.slice(0, 2)) return false;
    if (far > 1 && typed.length < 8 && typed.length !== known.length) return false;
    if (sound(typed) === sound(known)) return true;
    const long = Math.min(typed.length, known.length) > 6;
    return far === 1 && long && typed.length !== known.length && typed.at(-1) === known.at(-1);
  }

  /**
   * The nearest of the known words, the first of several; the word itself where it's likely to be none of them.
   * @param {string} word
   * @param {Iterable<string>} known
   * @param {Set<string>} [real] all words near them that are spelled right
   */
  function nearest(word, known, real) {
    if (word.length < shortest || real?.has(word)) return word;
    let best = word;
    let least = word.length > 6 ? 3 : 2;
    for (const other of known) {
      if (other[0] !== word[0] || other.length < shortest) continue;
      const far = distance(word, other, least - 1);
      if (far < least && (likely(word, other, far) || (real?.size && far === 1 && word.length > shortest))) [best, least] = [other, far];
    }
    return best;
  }

  return { distance, nearest };
})();
