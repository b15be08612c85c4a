/* All that the guide keeps on this device: taken, put back, added to what is here, and counted in words. Adds cg.backup. */
cg.backup = (() => {
  const lists = new Intl.ListFormat(document.documentElement.lang);

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

  /* What is in both, by key. What is here wins. */
  const merged = {
    /**
     * The one that was changed last wins.
     * @param {Conversation[]} here
     * @param {Conversation[]} there
     */
    talks(here, there) {
      const all = new Map(here.map((conversation) => [conversation.id, conversation]));
      for (const conversation of there) {
        const same = all.get(conversation.id);
        if (!same?.changed || same.changed < (conversation.changed ?? "")) all.set(conversation.id, conversation);
      }
      return [...all.values()];
    },
    /**
     * @param {MyQuestions} here
     * @param {MyQuestions} there
     */
    tray(here, there) {
      const name = (/** @type {MyQuestion} */ item) => item.id ?? `own ${item.own}`;
      const names = new Set(here.items.map(name));
      return { ...here, items: [...here.items, ...there.items.filter((item) => !names.has(name(item)))] };
    },
    /** @type {(here: Kept["ticks"], there: Kept["ticks"]) => Kept["ticks"]} */
    ticks: (here, there) => ({ ...there, ...here }),
    /** @type {(here: FiveMinutePath, there: FiveMinutePath) => FiveMinutePath} */
    path: (here, there) => ({ ...there, ...here }),
    /** @type {(here: Letters, there: Letters) => Letters} */
    letters(here, there) {
      const both = { ...there, ...here };
      for (const part of /** @type {const} */ (["writer", "own", "words"])) {
        if (here[part] || there[part]) both[part] = /** @type {any} */ ({ ...there[part], ...here[part] });
      }
      return both;
    },
  };

  /**
   * Adds this to what is here, which wins, unless a conversation was changed later there.
   * @param {Partial<Kept>} kept
   */
  function add(kept) {
    /** @type {Record<string, any>} */
    const here = snapshot();
    /** @type {Record<string, (here: any, there: any) => any>} */
    const merge = merged;
    for (const [key, value] of Object.entries(kept)) {
      if (!(key in here) || cg.backupChecks.problem(key, here[key])) here[key] = value;
      else if (Object.hasOwn(merge, key)) here[key] = merge[key](here[key], value);
    }
    put(here);
  }

  /**
   * "3 conversations, 6 questions, and 2 messages"
   * @param {Partial<Kept>} kept
   */
  function inWords(kept) {
    const written = new Set([...Object.keys(kept.letters?.own ?? {}), ...Object.keys(kept.letters?.words ?? {})]).size;
    const checked = Object.values(kept.ticks ?? {}).reduce((sum, checklist) => sum + (checklist?.ticked?.length ?? 0), 0);
    const parts = [
      kept.talks?.length && cg.text("kept-conversations", { count: kept.talks.length }),
      kept.tray?.items?.length && cg.text("kept-questions", { count: kept.tray.items.length }),
      written && cg.text("kept-messages", { count: written }),
      kept.path && cg.text("kept-path"),
      checked && cg.text("kept-checks", { count: checked }),
      Object.keys(kept).some(cg.backupChecks.isSetting) && cg.text("kept-settings"),
    ];
    return lists.format(parts.filter((words) => typeof words === "string"));
  }

  return { snapshot, put, add, inWords };
})();
