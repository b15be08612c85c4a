/* The reader's conversations, kept under "talks": the people they asked, what came of it, what is next. Adds
   cg.conversations. */
cg.conversations = (() => {
  const { parts, mostConversations: most } = cg.kept;

  /** What parts are called on the page. */
  const labels = {
    learned: cg.text("notes-learned"),
    surprised: cg.text("notes-surprised"),
    next: cg.text("notes-next"),
    questions: cg.text("notes-questions"),
  };

  /** @param {string} key */
  const column = (key) => parts[key][0];
  /**
   * How long a text may be.
   * @param {string} key
   */
  const length = (key) => parts[key][1].most ?? 0;

  /**
   * Whether a part can hold all of this.
   * @param {string} key
   * @param {unknown} value
   */
  function fits(key, value) {
    let all = true;
    parts[key][1](value, () => void (all = false));
    return all;
  }

  const all = () => cg.kept.get("talks");
  /** @param {string} id */
  const find = (id) => all().find((conversation) => conversation.id === id);

  /**
   * Reads again and writes, so that what another tab changed meanwhile stays; and what this edition can't read, too.
   * @param {(kept: Conversation[]) => Conversation[]} edit
   */
  function keep(edit) {
    const kept = cg.store.get("talks");
    const now = edit(Array.isArray(kept) ? kept : []);
    if (now.length) cg.store.set("talks", now);
    else cg.store.remove("talks");
  }

  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join("");
  const stamp = () => new Date().toISOString();

  /** @param {Partial<Conversation>} values */
  function add(values) {
    const conversation = { ...values, id: newId(), changed: stamp() };
    keep((others) => [...others, conversation]);
    return conversation;
  }
  /**
   * @param {string} id
   * @param {Partial<Conversation>} values
   */
  function change(id, values) {
    keep((others) => others.map((other) => (other?.id === id ? { ...other, ...values, changed: stamp() } : other)));
  }
  /** @param {string} id */
  function remove(id) {
    keep((others) => others.filter((other) => other?.id !== id));
  }
  /**
   * Puts back what was removed.
   * @param {Conversation} conversation
   */
  function restore(conversation) {
    keep((others) => [...others.filter((other) => other?.id !== conversation.id), conversation]);
  }

  return { labels, column, length, fits, most, newId, all, find, add, change, remove, restore };
})();
