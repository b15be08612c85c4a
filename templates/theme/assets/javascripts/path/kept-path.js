/* What is kept of the five-minute path, so the reader can stop and go on later. Adds cg.keptPath. */
cg.keptPath = (() => {
  const get = () => cg.kept.get("path");

  /** @param {Partial<FiveMinutePath>} values */
  const keep = (values) => cg.store.set("path", { ...get(), ...values });

  /**
   * The message that was chosen, by its place; the first, where another edition of the guide had more.
   * @param {PathData["letters"]} letters
   */
  const chosen = ({ length }) => (get().who < length ? get().who : 0);

  return { get, keep, chosen };
})();
