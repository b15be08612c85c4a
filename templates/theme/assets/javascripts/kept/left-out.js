/* What fits of a file, and in words what doesn't: nobody should lose a word without hearing of it. Adds cg.leftOut. */
cg.leftOut = (() => {
  /** @typedef {{ path: KeptPath, value: unknown }} Left */
  const shown = 5;
  const lists = new Intl.ListFormat(document.documentElement.lang);

  /**
   * @param {unknown} words from a file, and so of any length
   * @param {number} most
   */
  const short = (words, most) => (String(words).length > most ? `${String(words).slice(0, most - 1)}…` : String(words));

  /**
   * What's left out of the conversations: whose, in which column, and what it says.
   * @param {any} conversations
   * @param {Left} left
   */
  function ofConversation(conversations, { path: [place = 0, part], value }) {
    const name = conversations[place]?.who;
    const who = typeof name === "string" && name ? short(name, 60) : cg.text("file-left-conversation", { number: Number(place) + 1 });
    if (part === undefined) return who;
    return cg.text("file-left-value", { who, column: cg.kept.parts[part]?.[0] ?? part, value: typeof value === "object" ? "…" : short(value, 40) });
  }

  /**
   * @param {string} key
   * @param {any} value
   * @param {Left[]} left
   */
  function inWords(key, value, left) {
    const known = cg.kept.keys.find((name) => name === key);
    if (!known) return [`“${short(key, 40)}”`];
    return key === "talks" && Array.isArray(value) ? left.map((found) => ofConversation(value, found)) : [cg.kept.words(known, left.length)];
  }

  /**
   * @param {Record<string, any>} file what was kept, by key
   * @returns {{ kept: Partial<Kept>, left: string }} what fits; a list in words, or ""
   */
  function fit(file) {
    /** @type {[string, any][]} */
    const kept = [];
    /** @type {string[]} */
    const words = [];
    for (const [key, value] of Object.entries(file).filter(([, content]) => content !== null)) {
      /** @type {Left[]} */
      const left = [];
      const fits = cg.kept.fit(key, value, (path, content) => void left.push({ path, value: content }));
      if (fits !== undefined) kept.push([key, fits]);
      if (left.length) words.push(...inWords(key, value, left));
    }
    const more = words.length - shown;
    const list = more > 1 ? [...words.slice(0, shown), cg.text("file-left-more", { count: more })] : words;
    return { kept: Object.fromEntries(kept), left: list.length ? lists.format(list) : "" };
  }

  return { fit };
})();
