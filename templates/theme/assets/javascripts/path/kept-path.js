/* What is kept of the five-minute path and of the other ways to start, so the reader can stop and go on later.
   Adds cg.keptPath. */
cg.keptPath = (() => {
  /** Under which name; none for the five-minute path, which is kept by itself. */
  const way = document.getElementById("path")?.dataset.way ?? "";
  const none = { goal: "", person: "", who: 0, done: [], told: {}, talk: "" };

  /** @returns {Required<WayKept>} */
  function get() {
    const all = cg.kept.get("path");
    return { ...none, ...(way ? all.ways?.[way] : all) };
  }

  /** @param {Partial<WayKept>} values */
  function keep(values) {
    const all = cg.kept.get("path");
    cg.store.set("path", way ? { ...all, ways: { ...all.ways, [way]: { ...get(), ...values } } } : { ...all, ...values });
  }

  /**
   * The message that was chosen, by its place; the first, where another edition of the guide had more.
   * @param {PathData["letters"]} letters
   */
  const chosen = ({ length }) => (get().who < length ? get().who : 0);

  return { get, keep, chosen };
})();
