/* Words as the search and the filter compare them. Text in, text out. Adds cg.searchWords. */
cg.searchWords = (() => {
  /**
   * In lower case and without accents.
   * @param {string} text
   */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /**
   * Without apostrophes as well.
   * @param {string} text
   */
  const bare = (text) => fold(text).replace(/['’]/g, "");

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
    const singular = word.replace(/ies$/, "y").replace(/([^suif])s$/, "$1");
    const root = singular.replace(/(?:ing|(?<!e)ed)$/, "");
    const short = root.length > 2 && /[aeiouy]/.test(root) ? root.replace(/([bdgmnprt])\1$/, "$1") : singular;
    return short.length > 4 ? short.replace(/e$/, "") : short;
  }

  return { fold, bare, split, stem };
})();
