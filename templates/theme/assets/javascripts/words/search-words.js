/* Words as the search and the filter compare them: their stems, which of them tell nothing, and what people type for what the
   guide calls something else. Text in, text out. Adds cg.searchWords. */
cg.searchWords = (() => {
  /** Words that are in too many texts to tell them apart. */
  const small = new Set(
    "a about am an and any are as at be been by can could did do does for from get go had has have he hes how i id if im in is it its ive just let lets like me my of ok okay on or our really shall she should shes so some that thats the their them theres they theyll theyre this to u ur us want was we were what whats when where wheres which who whos why will with would you your youre".split(" "),
  );
  /** Words that say no, each like the other. */
  const saysNo = new Set("arent cannot cant couldnt didnt doesnt dont hasnt havent isnt neither never no nobody none nor not nothing shouldnt wasnt wont without wouldnt".split(" "));

  /** What people type, as the stems of its words, and the ways to say it, each as words; `exact` if they count only in this order, together.
   * @typedef {{ stems: string[], exact: boolean, ways: string[][] }} Synonym */

  /**
   * In lower case and without accents.
   * @param {string} text
   */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /**
   * Without apostrophes as well.
   * @param {string} text
   */
  const bare = (text) => fold(text).replace(/['’‘ʼ`´]/g, "");

  /**
   * The words of a text; an apostrophe doesn't end a word.
   * @param {string} text
   * @returns {string[]}
   */
  const split = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /**
   * Two forms of an English word, such as "letter" and "letters", most often have the same stem.
   * @param {string} word
   */
  function stem(word) {
    if (word.length < 4) return word;
    const singular = word.replace(/ie[sd]$/, "y").replace(/([^suif])s$/, "$1");
    const root = singular.replace(/(?:ing|(?<!e)ed)$/, "");
    const short = root.length > 2 && /[aeiouy]/.test(root) ? root.replace(/([bdgmnprt])\1$/, "$1") : singular;
    return short.length > 4 ? short.replace(/e$/, "") : short;
  }

  /**
   * The stem of a word; that of every word that says no is "no".
   * @param {string} word
   */
  const root = (word) => (saysNo.has(word) ? "no" : stem(word));

  /** @param {string} word */
  const tells = (word) => !small.has(word);

  /**
   * Those of the words that tell something; all of them if none does.
   * @param {string[]} words
   */
  const telling = (words) => (words.some(tells) ? words.filter(tells) : words);

  /**
   * Synonyms as `understand` needs them.
   * @param {Record<string, string[]>} others what people type, the longest first, and what else to search for
   * @returns {Synonym[]}
   */
  function synonyms(others) {
    return Object.entries(others).map(([typed, means]) => {
      const words = split(typed);
      const stems = [...new Set(words.filter(tells).map(root))];
      const exact = words.length > 1 && stems.length < Math.max(2, words.length / 2);
      return { stems: exact ? words.map(root) : stems, exact, ways: [...(exact ? [] : [telling(words)]), ...means.map(split)] };
    });
  }

  /**
   * Where the words of a synonym are in a list of stems, or nothing.
   * @param {Synonym} synonym
   * @param {(string | null)[]} stems null for those that are taken
   */
  function places({ stems: wanted, exact }, stems) {
    if (!exact) return wanted.map((stem) => stems.indexOf(stem));
    const start = stems.findIndex((_, at) => wanted.every((stem, number) => stems[at + number] === stem));
    return wanted.map((_, number) => (start < 0 ? -1 : start + number));
  }

  /**
   * What was typed as groups, each of them the ways to say one thing, each way as words.
   * @param {string[]} words
   * @param {Synonym[]} known
   * @returns {string[][][]}
   */
  function understand(words, known) {
    /** @type {(string | null)[]} */
    const stems = words.map(root);
    const groups = [];
    for (const synonym of known) {
      const found = places(synonym, stems);
      if (!found.length || found.includes(-1)) continue;
      for (const at of found) stems[at] = null;
      groups.push(synonym.ways);
    }
    const left = words.filter((word, at) => stems[at] !== null);
    return [...groups, ...[...new Set(groups.length ? left.filter(tells) : telling(left))].map((word) => [[word]])];
  }

  return { small, telling, fold, bare, split, stem, root, synonyms, understand };
})();
