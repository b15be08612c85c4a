/* All that the guide keeps on this device: taken, put back, and added to what is here. Adds cg.backup. */
cg.backup = (() => {
  /** @returns {Partial<Kept>} */
  const snapshot = () => Object.fromEntries(cg.store.keys().map((key) => [key, cg.store.get(key)]));

  /**
   * Puts this in the place of all that is here.
   * @param {Partial<Kept>} kept
   */
  function put(kept) {
    for (const key of cg.store.keys()) if (!(key in kept)) cg.store.remove(key);
    for (const [key, value] of Object.entries(kept)) cg.store.set(/** @type {any} */ (key), value);
  }

  /**
   * Adds this to what is here.
   * @param {Partial<Kept>} kept
   */
  function add(kept) {
    /** @type {Record<string, any>} */
    const all = snapshot();
    for (const [key, value] of Object.entries(kept)) all[key] = key in all && cg.kept.keys.includes(/** @type {any} */ (key)) ? cg.kept.merge(key, all[key], value) : (all[key] ?? value);
    put(all);
  }

  return { snapshot, put, add };
})();
