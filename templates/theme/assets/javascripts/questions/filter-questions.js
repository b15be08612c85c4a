/* Which questions of the bank fit what was picked. Nothing here touches the page. Adds cg.filterQuestions. */
cg.filterQuestions = (() => {
  /** What is picked in the filter, by the names it has in the address. @typedef {Record<string, string | undefined>} Picked */
  /** `text` is all its words, each after a space; up to `end` they are those it asks with. @typedef {Question & { text: string, end: number }} Searchable */
  /** What people type, as stems, and the ways to say it, which are looked for as they are. @typedef {[typed: string, ways: string[]][]} Synonyms */

  /** @param {string} text */
  const spaced = (text) => cg.searchWords.fold(text).replace(/[^\p{L}\p{N}]+/gu, " ");
  /** @param {string} text */
  const split = (text) => spaced(text).split(" ").filter(Boolean);
  /**
   * "jobs" finds "job" too.
   * @param {string} word
   */
  const stem = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);
  /** @param {string} [text] */
  const stems = (text = "") => split(text).map((word) => ` ${stem(word)}`);
  /**
   * Words to look for in this order. A word of two letters, such as "AI", isn't the beginning of another.
   * @param {string} text
   */
  function phrase(text) {
    const words = ` ${stem(split(text).join(" "))}`;
    return words.length < 4 ? `${words} ` : words;
  }

  /**
   * A question with all the words it's found by: those of its id, its category and its readers too, which often say what
   * it's about in other words.
   * @param {Question} question
   * @param {string[]} [titles] of its category and of the readers it's for
   * @returns {Searchable}
   */
  function prepare(question, titles = []) {
    const ask = ` ${spaced(question.ask)}`;
    const text = `${ask} ${spaced([question.why, ...question.follow_ups, question.id, ...titles].join(" "))} `;
    return { ...question, text, end: ask.length };
  }

  /**
   * Synonyms as this file needs them.
   * @param {Record<string, string[]>} others what people type, the longest first, and what else to search for
   * @returns {Synonyms}
   */
  const synonyms = (others) => Object.entries(others).map(([typed, means]) => [`${stems(typed).join("")} `, [typed, ...means].map(phrase)]);

  /**
   * What was typed as groups, of which each must be found in one of its ways to say it.
   * @param {string | undefined} typed
   * @param {Synonyms} known
   * @returns {string[][]}
   */
  function understand(typed, known) {
    let rest = `${stems(typed).join("")} `;
    const groups = [];
    for (const [other, ways] of known) {
      if (!rest.includes(other)) continue;
      rest = rest.replace(other, " ");
      groups.push(ways);
    }
    return [...groups, ...rest.split(" ").filter(Boolean).map((word) => [` ${word}`])];
  }

  /**
   * @param {string} text
   * @param {string[][]} groups
   */
  const has = (text, groups) => groups.every((ways) => ways.some((words) => text.includes(words)));

  /**
   * @param {Picked} picked
   * @param {Synonyms} [known]
   * @returns {(question: Searchable) => boolean}
   */
  function test(picked, known = []) {
    const groups = understand(picked.q, known);
    const most = Number(picked.most) || Infinity;
    return (question) =>
      question.minutes <= most &&
      (!picked.core || question.priority === "core") &&
      (!picked.answer || question.answer === picked.answer) &&
      (!picked.for || question.audiences.includes(picked.for)) &&
      (!picked.in || question.category === picked.in) &&
      has(question.text, groups);
  }

  /**
   * Those with the words in the question itself come first.
   * @template {Searchable} Q
   * @param {string | undefined} text
   * @param {Q[]} questions
   * @param {Synonyms} [known]
   */
  function sort(text, questions, known = []) {
    const groups = understand(text, known);
    const inAsk = (/** @type {Q} */ { text: all, end }) => has(`${all.slice(0, end)} `, groups);
    return groups.length ? [...questions.filter(inAsk), ...questions.filter((question) => !inAsk(question))] : questions;
  }

  /**
   * The same words with each that the questions don't have changed to the one it most likely is; "" if that changes nothing.
   * @param {string} text
   * @param {Searchable[]} questions
   * @param {Synonyms} [known]
   */
  function suggest(text, questions, known = []) {
    const words = new Set([...questions.map((question) => question.text), ...known.map(([typed]) => typed)].join(" ").split(" "));
    const all = [...words];
    const better = split(text).map((word) => (all.some((other) => other.startsWith(stem(word))) ? word : cg.nearWords.nearest(word, all)));
    return better.join(" ") === split(text).join(" ") ? "" : better.join(" ");
  }

  return { prepare, synonyms, test, sort, suggest };
})();
