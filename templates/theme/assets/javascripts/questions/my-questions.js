/* My questions: those that a reader has chosen, in order, for a meeting of so many minutes. Kept on this device under "tray",
   as ids and minutes; a question of the reader's own is kept in words. Adds cg.myQuestions. */
cg.myQuestions = (() => {
  const usual = Number(document.documentElement.dataset.cgMinutes) || 20; // the length that the guide says to ask for
  /** @type {[length: number, hello: number, thanks: number][]} the plans, the shortest first, all in minutes */
  const plans = JSON.parse(document.documentElement.dataset.cgPlans ?? "[]");
  const lengths = [...new Set([...plans.map(([length]) => length), usual])].sort((a, b) => a - b);
  const most = 60; // questions; a link that someone made could hold any number

  /**
   * How long hello and thank you take: as in the plan of this length, or else in the longest that's shorter.
   * @param {number} minutes
   */
  function frame(minutes) {
    const [length, hello, thanks] = plans.findLast(([each]) => each <= minutes) ?? plans[0] ?? [0, 0, 0];
    return { length, hello, thanks };
  }

  /** @param {MyQuestion} item as it was kept: maybe anything */
  function isQuestion(item) {
    const named = typeof item?.id === "string" || typeof item?.own === "string";
    return named && Number.isInteger(item.minutes) && item.minutes > 0 && item.minutes <= 30;
  }

  /** @returns {MyQuestions} */
  function get() {
    const kept = cg.store.get("tray");
    return {
      minutes: kept && lengths.includes(kept.minutes) ? kept.minutes : usual,
      items: Array.isArray(kept?.items) ? kept.items.filter(isQuestion).slice(0, most) : [],
    };
  }

  /**
   * Reads again before it writes: another tab may have changed it meanwhile.
   * @param {(mine: MyQuestions) => void} edit
   */
  function change(edit) {
    const mine = get();
    edit(mine);
    mine.items = mine.items.slice(0, most);
    cg.store.set("tray", mine);
  }

  /** @param {string} id */
  const has = (id) => get().items.some((item) => item.id === id);

  /** @param {MyQuestion} item */
  function add(item) {
    change(({ items }) => {
      if (!item.id || !items.some(({ id }) => id === item.id)) items.push(item);
    });
  }

  /**
   * @param {MyQuestion[]} items
   * @param {number} [minutes] as before, if not given
   */
  const replace = (items, minutes) => change((mine) => Object.assign(mine, { items, minutes: minutes ?? mine.minutes }));

  /** @param {number} minutes */
  const setMinutes = (minutes) => change((mine) => (mine.minutes = minutes));

  /**
   * @param {number} from counted from 0
   * @param {number} to
   */
  const move = (from, to) => change(({ items }) => items.splice(to, 0, ...items.splice(from, 1)));

  /** @param {string | number} which an id, or a place counted from 0 */
  function remove(which) {
    change((mine) => (mine.items = mine.items.filter(({ id }, place) => which !== (typeof which === "number" ? place : id))));
  }

  /** The minutes of all, hello and thank you included. */
  function total({ minutes, items } = get()) {
    const { hello, thanks } = frame(minutes);
    return items.reduce((sum, item) => sum + item.minutes, hello + thanks);
  }

  /** "3 questions, 14 min" */
  function words(mine = get()) {
    const count = mine.items.length;
    return count ? cg.text("my-questions-total", { count, minutes: total(mine) }) : cg.text("my-questions-count", { count });
  }

  /** What to say after a question was added. */
  const added = () => cg.text("my-questions-added", { count: get().items.length, minutes: total() });

  /** What to say after one was removed. */
  function removed() {
    const count = get().items.length;
    return count ? cg.text("my-questions-removed", { count, minutes: total() }) : cg.text("my-questions-removed-last");
  }

  /** @param {() => void} listener */
  const watch = (listener) => cg.store.watch("tray", listener);

  return { lengths, usual, frame, get, add, remove, move, replace, has, total, words, added, removed, setMinutes, watch };
})();
