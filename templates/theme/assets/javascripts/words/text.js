/* The words of the interface. Scripts call this with the id of an entry of content/interface.yml, without “ui-”; the build
   puts the words themselves in place of the id, or of the whole call where there are no values. Adds cg.text. */
cg.text = (() => {
  const value = /\{([a-z]+)\}/g;
  const plural = new Intl.PluralRules(document.documentElement.lang);

  /**
   * The words with values put in: those for a number where they change with `count`.
   * @param {Words} words
   * @param {Record<string, string | number>} [values]
   */
  return (words, values = {}) => {
    const text = typeof words === "string" ? words : (words[plural.select(Number(values.count))] ?? words.other);
    return text.replace(value, (_, name) => String(values[name]));
  };
})();
