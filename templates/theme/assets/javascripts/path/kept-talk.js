/* The conversation that a way to start is about: said once, it's the same in My conversations. Adds cg.keptTalk. */
cg.keptTalk = (() => {
  const { get, keep } = cg.keptPath;

  /** @param {string} name */
  const plain = (name) => name.trim().toLocaleLowerCase();

  const find = () => cg.conversations.find(get().talk);

  /**
   * The conversation with someone of this name, if it is still open.
   * @param {string} name
   */
  const named = (name) => cg.conversations.all().find(({ who = "", thanked }) => name.trim() && !thanked && plain(who) === plain(name));

  /**
   * Keeps what is new in the conversation: the one with this name, the one that this way is about, or a new one. Another name is
   * another person.
   * @param {Partial<Conversation>} values
   */
  function put(values) {
    const { who = "" } = values;
    const own = find();
    const now = named(who) ?? (who && own?.who && plain(who) !== plain(own.who) ? undefined : own);
    const fits = Object.fromEntries(Object.entries(values).filter(([key, value]) => value && cg.conversations.fits(key, value)));
    if (now) cg.conversations.change(now.id, fits);
    const { id } = now ?? cg.conversations.add(fits);
    if (id !== get().talk) keep({ talk: id });
    return id;
  }

  /** A list of the names there are, for a field to offer. */
  function names() {
    const options = cg.conversations.all().flatMap(({ who, thanked }) => (who && !thanked ? [cg.dom.make("option", { value: who })] : []));
    return cg.dom.make("datalist", { id: cg.dom.newId() }, options);
  }

  return { find, named, put, names };
})();
