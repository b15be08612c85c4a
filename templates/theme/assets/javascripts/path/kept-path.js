/* What is kept of the five-minute path, so the reader can stop and go on later. Adds cg.keptPath. */
cg.keptPath = (() => {
  /** @returns {FiveMinutePath} */
  const get = () => ({ goal: "", person: "", who: 0, done: [], told: {}, ...cg.store.get("path") });

  /** @param {Partial<FiveMinutePath>} values */
  const keep = (values) => cg.store.set("path", { ...get(), ...values });

  return { get, keep };
})();
