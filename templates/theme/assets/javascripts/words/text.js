/* The words of the interface. Scripts call this with the id of an entry of content/interface.yml, without “ui-”; the build
   puts the words themselves in place of the id, or of the whole call where there are no values. Adds cg.text. */
cg.text = (() => {
  const value = /\{([a-z]+)\}/g;
  const { lang, dir } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  /**
   * A value that is written in the other direction than the page is kept apart, so that the words around it stay in order.
   * @param {string | number} value
   */
  function apart(value) {
    const other = typeof value === "string" && rightToLeft.test(value) !== (dir === "rtl");
    return other ? `\u2068${value}\u2069` : String(value);
  }

  /**
   * The words with values put in: those for a number where they change with `count`.
   * @param {Words} words
   * @param {Record<string, string | number>} [values]
   */
  return (words, values = {}) => {
    const text = typeof words === "string" ? words : (words[plural.select(Number(values.count))] ?? words.other);
    return text.replace(value, (_, name) => apart(values[name]));
  };
})();
