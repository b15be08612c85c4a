/* What a file may hold under each key of what is kept on the device. A file may come from anywhere, so every value is checked
   before anything is stored. Adds cg.backupChecks. */
cg.backupChecks = (() => {
  const { plain, short, whole } = cg.valueChecks;

  /** @param {any} value */
  function talks(value) {
    const { most, problem } = cg.conversations;
    if (!Array.isArray(value) || value.length > most) return cg.text("problem-conversations");
    const wrong = value.map(problem).find(Boolean);
    if (wrong) return wrong;
    return new Set(value.map(({ id }) => id)).size < value.length ? cg.text("problem-same-id") : "";
  }

  /** @param {any} value */
  function tray(value) {
    const fitting = (/** @type {any} */ item) => plain(item) && (short(item.id, 100) || short(item.own, 500)) && whole(item.minutes, 1, 60);
    const fits = plain(value) && Number.isInteger(value.minutes) && Array.isArray(value.items) && value.items.length <= 200;
    return fits && value.items.every(fitting) ? "" : cg.text("problem-questions");
  }

  /** @param {any} value */
  function ticks(value) {
    const fitting = (/** @type {any} */ list) => plain(list) && Array.isArray(list.ticked) && list.ticked.length <= 100 && list.ticked.every((line) => short(line, 500));
    return plain(value) && Object.values(value).every(fitting) ? "" : cg.text("problem-checks");
  }

  /**
   * Texts by name, or such by name, so many names deep.
   * @param {any} value
   * @returns {boolean}
   */
  const texts = (value, depth = 0) =>
    value === undefined ||
    (plain(value) &&
      Object.keys(value).length <= 300 &&
      Object.entries(value).every(([name, inner]) => short(name, 200) && (depth ? texts(inner, depth - 1) : short(inner, 20_000))));

  /** @param {any} value */
  function letters(value) {
    const { writer, own, words, last = "", ...rest } = plain(value) ? value : { no: 1 };
    return !Object.keys(rest).length && texts(writer) && texts(own, 1) && texts(words, 1) && short(last, 100) ? "" : cg.text("problem-messages");
  }

  /** @param {any} value */
  function path(value) {
    const { goal = "", person = "", who = 0, done = [], ...rest } = plain(value) ? value : { no: 1 };
    const fits = !Object.keys(rest).length && short(goal, 500) && short(person, 500) && Number.isInteger(who) && Array.isArray(done);
    return fits && done.length <= 20 && done.every((step) => short(step, 40)) ? "" : cg.text("problem-path");
  }

  /** @type {Record<string, (value: any) => string>} */
  const known = { talks, tray, ticks, letters, path };
  /** @type {Record<string, unknown[]>} */
  const settings = { colors: ["device", "light", "dark"], paper: ["letter", "a4"], slash: [true, false], "large-print": [true, false], shared: [true] };

  /** @param {string} key */
  const isSetting = (key) => Object.hasOwn(settings, key);
  /** @param {string} key */
  const takes = (key) => Object.hasOwn(known, key) || isSetting(key);

  /**
   * What is wrong, in a sentence, or "".
   * @param {string} key one that it takes
   * @param {unknown} value
   */
  function problem(key, value) {
    if (!isSetting(key)) return known[key](value);
    return settings[key].includes(value) ? "" : cg.text("problem-setting", { name: key });
  }

  return { takes, isSetting, problem };
})();
