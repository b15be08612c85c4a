/* Which questions of the bank fit what was picked. Nothing here touches the page. Adds cg.filterQuestions. */
cg.filterQuestions = (() => {
  /** What is picked in the filter, by the names it has in the address. @typedef {Record<string, string | undefined>} Picked */
  /** `text` is all its words, each after a space; up to `end` they are those it asks with. @typedef {Question & { text: string, end: number }} Searchable */

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
   * @param {Question} question
   * @returns {Searchable}
   */
  function prepare(question) {
    const ask = ` ${spaced(question.ask)}`;
    const text = `${ask} ${spaced([question.why, ...question.follow_ups].join(" "))}`;
    return { ...question, text, end: ask.length };
  }

  /**
   * @param {Picked} picked
   * @returns {(question: Searchable) => boolean}
   */
  function test(picked) {
    const words = stems(picked.q);
    const most = Number(picked.most) || Infinity;
    return (question) =>
      question.minutes <= most &&
      (!picked.core || question.priority === "core") &&
      (!picked.answer || question.answer === picked.answer) &&
      (!picked.for || question.audiences.includes(picked.for)) &&
      (!picked.in || question.category === picked.in) &&
      words.every((word) => question.text.includes(word));
  }

  /**
   * Those with the words in the question itself come first.
   * @template {Searchable} Q
   * @param {string | undefined} text
   * @param {Q[]} questions
   */
  function sort(text, questions) {
    const words = stems(text);
    const inAsk = (/** @type {Q} */ { text: all, end }) => words.every((word) => all.slice(0, end).includes(word));
    return words.length ? [...questions.filter(inAsk), ...questions.filter((question) => !inAsk(question))] : questions;
  }

  /**
   * The same words with each that the questions don't have changed to the nearest that they have; "" if that changes nothing.
   * @param {string} text
   * @param {Searchable[]} questions
   */
  function suggest(text, questions) {
    const known = [...new Set(questions.flatMap((question) => question.text.split(" ")))];
    const better = split(text).map((word) => (known.some((other) => other.startsWith(stem(word))) ? word : cg.nearWords.nearest(word, known)));
    return better.join(" ") === split(text).join(" ") ? "" : better.join(" ");
  }

  return { prepare, test, sort, suggest };
})();
