/* Which questions of the bank fit what was picked. It reads words as the search does. Nothing here touches the page. Adds
   cg.filterQuestions. */
cg.filterQuestions = (() => {
  const { split, root } = cg.searchWords;
  /** What is picked in the filter, by the names it has in the address. @typedef {Record<string, string | undefined>} Picked */
  /** `ask` is the words it asks with, `all` has the rest too. @typedef {Question & { words: { ask: string, all: string } }} Searchable */
  /** @typedef {ReturnType<typeof cg.searchWords.synonyms>} Synonyms */

  /**
   * The words of a text and their stems, each after a space.
   * @param {string} text
   */
  const searchable = (text) => ` ${split(text).join(" ")} | ${split(text).map(root).join(" ")} `;

  /**
   * A question with all the words it's found by: those of its id, its category and its readers too, which often say what
   * it's about in other words.
   * @param {Question} question
   * @param {string[]} [titles] of its category and of the readers it's for
   * @returns {Searchable}
   */
  function prepare(question, titles = []) {
    const { ask, why, follow_ups, id } = question;
    return { ...question, words: { ask: searchable(ask), all: searchable([ask, why, ...follow_ups, id, ...titles].join(" ")) } };
  }

  /**
   * What was typed as groups, each of them the ways to say one thing.
   * @param {string | undefined} typed
   * @param {Synonyms} known
   */
  const understand = (typed = "", known) => cg.searchWords.understand(split(typed), known);

  /**
   * Whether a text has words in this order, the last of which may be the beginning of one: it may still be being typed. A
   * stem of few letters is the beginning of too many.
   * @param {string} text
   * @param {string[]} words
   * @param {boolean} [whole] whether a word of two letters is one, such as "AI"
   */
  function has(text, words, whole = false) {
    const [typed, roots] = [words.join(" "), words.map(root).join(" ")];
    return text.includes(` ${typed}${whole && typed.length < 3 ? " " : ""}`) || text.includes(` ${roots}${roots.length < 5 ? " " : ""}`);
  }

  /**
   * How many of the groups a text has. Words with other ways to say them are known, so they're whole.
   * @param {string} text
   * @param {string[][][]} groups
   */
  const count = (text, groups) => groups.filter((ways) => ways.some((words) => has(text, words, ways.length > 1))).length;

  /**
   * @param {Picked} picked
   * @param {Synonyms} [known]
   * @param {number} [share] of the words typed that a question must have
   * @returns {(question: Searchable) => boolean}
   */
  function test(picked, known = [], share = 1) {
    const groups = understand(picked.q, known);
    const most = Number(picked.most) || Infinity;
    return (question) =>
      question.minutes <= most &&
      (!picked.core || question.priority === "core") &&
      (!picked.answer || question.answer === picked.answer) &&
      (!picked.for || question.audiences.includes(picked.for)) &&
      (!picked.in || question.category === picked.in) &&
      count(question.words.all, groups) >= share * groups.length;
  }

  /**
   * Those with most of the words first, and of these the ones that have them in the question itself.
   * @template {Searchable} Q
   * @param {string | undefined} text
   * @param {Q[]} questions
   * @param {Synonyms} [known]
   */
  function sort(text, questions, known = []) {
    const groups = understand(text, known);
    const value = (/** @type {Q} */ { words }) => (groups.length + 1) * count(words.all, groups) + count(words.ask, groups);
    return questions.map((question) => ({ question, value: value(question) })).sort((a, b) => b.value - a.value).map(({ question }) => question);
  }

  /**
   * The same words with each that the questions don't have changed to the one it most likely is; "" if that changes nothing.
   * @param {string} typed
   * @param {Searchable[]} questions
   * @param {Synonyms} [known]
   * @param {Set<string>} [real] words that are spelled right
   */
  function suggest(typed, questions, known = [], real) {
    const others = known.flatMap(({ ways }) => ways.flat());
    const all = [...new Set([...questions.flatMap(({ words }) => words.all.split(" ")), ...others])].filter((word) => word !== "|");
    const text = ` ${all.join(" ")} `;
    const better = split(typed).map((word) => (cg.searchWords.small.has(word) || has(text, [word]) ? word : cg.nearWords.nearest(word, all, real)));
    return better.join(" ") === split(typed).join(" ") ? "" : better.join(" ");
  }

  return { prepare, test, sort, suggest };
})();
