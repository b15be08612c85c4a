/* The reader's conversations, kept under "talks": the people they asked, what came of it, what is next. Everything read from the
   device or a file is checked first; what has another shape is not shown, and never overwritten by guess. Adds
   cg.conversations. */
cg.conversations = (() => {
  const { plain, short, whole } = cg.valueChecks;

  /** Each part, with the name of its column in a table, which never changes, and what it may hold: a text of so many characters, or one of the kinds below. @type {Record<string, [column: string, kind: string | number]>} */
  const parts = {
    who: ["Who", 200],
    role: ["Their work", 200],
    where: ["Where they work", 200],
    through: ["Introduced by", 200],
    how: ["How you found them", 1000],
    asked: ["Asked on", "day"],
    channel: ["Asked by", 40],
    answered: ["Answer", "answer"],
    nudged: ["Nudged on", "day"],
    met: ["Meeting", "time"],
    minutes: ["Minutes", "minutes"],
    thanked: ["Thanked on", "day"],
    learned: ["What you learned", 8000],
    surprised: ["What surprised you", 8000],
    next: ["Next step", 2000],
    nextOn: ["Next step on", "day"],
    wrote: ["Wrote again on", "day"],
    questions: ["Questions", "questions"],
    notes: ["Notes", "notes"],
    id: ["Id", "id"],
    changed: ["Changed", 30],
    saved: ["Reminders saved", "number"],
  };

  /** @type {Record<string, (value: any) => boolean>} */
  const kinds = {
    day: (value) => value === "" || (short(value, 10) && cg.dates.valid(value)),
    time: (value) => value === "" || (short(value, 16) && cg.dates.validTime(value)),
    answer: (value) => ["", "yes", "no"].includes(value),
    minutes: (value) => whole(value, 0, 600),
    number: (value) => whole(value, 0, 1e6),
    id: (value) => short(value, 40) && /^[a-z0-9]+$/.test(value),
    notes: (value) =>
      plain(value) &&
      Object.keys(value).length <= 40 &&
      Object.entries(value).every(([row, note]) => short(row, 200) && (short(note, 8000) || whole(note, 0, 5))),
    questions: (value) =>
      Array.isArray(value) && value.length <= 100 && value.every((asked) => plain(asked) && short(asked.ask, 500) && short(asked.id ?? "", 100)),
  };
  const most = 500;

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
  const length = (key) => Number(parts[key][1]);

  /**
   * What is wrong with a conversation, in a sentence, or "".
   * @param {unknown} conversation
   * @param {number} [place] which one it is, from 0
   */
  function problem(conversation, place = 0) {
    const number = place + 1;
    if (!plain(conversation) || !("id" in conversation)) return cg.text("problem-conversation", { number });
    for (const [key, value] of Object.entries(conversation)) {
      if (!Object.hasOwn(parts, key)) return cg.text("problem-conversation-part", { number, part: key.slice(0, 40) });
      const [part, kind] = parts[key];
      const fits = typeof kind === "number" ? short(value, kind) : kinds[kind](value);
      if (!fits) return cg.text("problem-conversation-value", { number, part });
    }
    return "";
  }

  /** @returns {Conversation[]} */
  function kept() {
    const value = cg.store.get("talks");
    return Array.isArray(value) ? value : [];
  }
  const all = () => kept().filter((conversation) => !problem(conversation));
  /** @param {string} id */
  const find = (id) => all().find((conversation) => conversation.id === id);

  /**
   * Reads again and writes, so that what another tab changed meanwhile stays.
   * @param {(kept: Conversation[]) => Conversation[]} edit
   */
  function keep(edit) {
    const now = edit(kept());
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

  return { parts, labels, column, length, most, newId, problem, all, find, add, change, remove, restore };
})();
