/* Everything that the guide keeps on a device: by key, its shape, what stands for nothing, how two of it become one, and how it
   is counted in words. Every tool reads its key here, and backup, import, delete and undo go through the same table.
   Adds cg.kept. */
cg.kept = (() => {
  const { text, whole, oneOf, day, time, id, either, list, record, object, plain } = cg.shapes;
  const lists = new Intl.ListFormat(document.documentElement.lang);

  /* ---- conversations ---- */

  const mostConversations = 500;
  /** Each part of a conversation with the name of its column in a table, which never changes. @type {Record<string, [column: string, shape: Shape & { most?: number }]>} */
  const parts = {
    who: ["Who", text(200)],
    role: ["Their work", text(200)],
    where: ["Where they work", text(200)],
    through: ["Introduced by", text(200)],
    how: ["How you found them", text(1000)],
    goal: ["What you want to find out", text(500)],
    asked: ["Asked on", day],
    channel: ["Asked by", text(40)],
    answered: ["Answer", oneOf("", "yes", "no")],
    nudged: ["Nudged on", day],
    met: ["Meeting", time],
    minutes: ["Minutes", whole(0, 600)],
    place: ["Where you meet", text(500)],
    confirmed: ["Confirmed on", day],
    thanked: ["Thanked on", day],
    learned: ["What you learned", text(20_000)],
    surprised: ["What surprised you", text(8000)],
    next: ["Next step", text(2000)],
    nextOn: ["Next step on", day],
    wrote: ["Wrote again on", day],
    changed: ["Changed", text(30)],
    questions: ["Questions", list(object({ ask: text(500), id: text(100) }, { needs: ["ask"] }), 100)],
    notes: ["Notes", record(either(text(8000), whole(0, 5)), 40)],
    id: ["Id", id],
    saved: ["Reminders saved", whole(0, 1e6)],
  };
  const shapes = Object.fromEntries(Object.entries(parts).map(([name, [, shape]]) => [name, shape]));
  const conversation = object(shapes, { needs: ["id"] });

  /** @type {Shape} */
  function conversations(value, left, path) {
    const seen = new Set();
    /** @type {Shape} */
    const once = (talk, leftOut, at = []) => {
      const fits = conversation(talk, leftOut, at);
      if (fits && seen.has(fits.id)) return leftOut(at, talk);
      seen.add(fits?.id);
      return fits;
    };
    return list(once, mostConversations)(value, left, path);
  }

  /**
   * The same conversation from two places: what was changed last wins, and fills what is missing there from the other. Where
   * nobody knows when one was changed, as in an older table, it only fills what is missing.
   * @param {Conversation} here
   * @param {Conversation} there
   */
  function oneOfTwo(here, there) {
    const later = (there.changed ?? "") > (here.changed ?? "");
    const [first, second] = later ? [there, here] : [here, there];
    const filled = Object.entries(first).filter(([, value]) => value !== "" || later);
    return { ...second, ...Object.fromEntries(filled), ...(first.notes && second.notes && { notes: { ...second.notes, ...first.notes } }) };
  }

  /* ---- the table ---- */

  /** Texts by their name. */
  const texts = record(text(20_000));
  const letters = { writer: {}, own: {}, words: {} };
  const path = { goal: "", person: "", who: 0, done: [], told: {} };
  const steps = list(whole(0, 20), 20);
  const way = { goal: text(500), person: text(500), who: whole(0, 99), done: steps, told: texts, talk: text(40) };
  const asked = either(object({ id: text(100), minutes: whole(1, 60) }, { needs: ["id", "minutes"] }), object({ own: text(500), minutes: whole(1, 60) }, { needs: ["own", "minutes"] }));

  const yes = oneOf(true, false);
  /** In milliseconds. */
  const moment = whole(0, 1e14);
  const part = object(
    {
      kind: oneOf("hello", "question", "thanks"),
      ask: text(500),
      say: list(text(2000), 20),
      follow_ups: list(text(500), 20),
      minutes: whole(0, 60),
      core: yes,
      stays: yes,
      id: text(100),
      ticked: list(whole(0, 20), 20),
      note: text(4000),
      done: yes,
      out: yes,
    },
    { needs: ["kind", "ask", "minutes"], none: { say: [], follow_ups: [], ticked: [], note: "", done: false, out: false, core: false, stays: false } },
  );

  /** @type {(here: any, there: any) => any} Names of both; of the same name, what is here. */
  const both = (here, there) => ({ ...there, ...here });
  /** @type {(value: Record<string, any>) => boolean} Whether anything was written. */
  const written = (value) => Object.values(value).some((part) => (plain(part) ? written(part) : Array.isArray(part) ? part.length > 0 : Boolean(part)));

  /** @type {Record<string, { shape: Shape, none: any, merge: (here: any, there: any) => any, count: (value: any) => number, words: (count: number) => string }>} */
  const tools = {
    talks: {
      shape: conversations,
      none: [],
      merge(here, there) {
        const all = new Map(here.map((/** @type {Conversation} */ talk) => [talk.id, talk]));
        for (const talk of there) all.set(talk.id, all.has(talk.id) ? oneOfTwo(all.get(talk.id), talk) : talk);
        return [...all.values()];
      },
      count: (value) => value.length,
      words: (count) => cg.text("kept-conversations", { count }),
    },
    tray: {
      shape: object({ minutes: whole(1, 600), items: list(asked, 200) }, { none: { items: [] } }),
      none: { items: [] },
      merge(here, there) {
        const name = (/** @type {MyQuestion} */ item) => item.id ?? `own ${item.own}`;
        const names = new Set(here.items.map(name));
        return { ...there, ...here, items: [...here.items, ...there.items.filter((/** @type {MyQuestion} */ item) => !names.has(name(item)))] };
      },
      count: ({ items }) => items.length,
      words: (count) => cg.text("kept-questions", { count }),
    },
    letters: {
      shape: object(
        { writer: texts, own: record(texts), words: record(object({ subject: text(20_000), body: text(20_000) }, { needs: ["body"], none: { subject: "" } })), last: text(100) },
        { none: letters },
      ),
      none: letters,
      merge: (here, there) => ({ ...both(here, there), writer: both(here.writer, there.writer), own: both(here.own, there.own), words: both(here.words, there.words) }),
      count({ writer, own, words }) {
        const begun = new Set([...Object.keys(own).filter((name) => written(own[name])), ...Object.keys(words)]);
        return begun.size || Number(written(writer));
      },
      words: (count) => cg.text("kept-messages", { count }),
    },
    path: {
      shape: object({ ...way, ways: record(object(way, { none: path }), 20) }, { none: path }),
      none: path,
      merge: (here, there) => (written(here) ? here : there),
      count: ({ goal, person, done, ways = {} }) => Number(written({ goal, person, done, ways })),
      words: () => cg.text("kept-path"),
    },
    meeting: {
      shape: object(
        {
          who: text(200),
          talk: id,
          minutes: whole(1, 600),
          ...{ began: moment, paused: moment, pausedAt: moment, ended: moment },
          parts: list(part, 210),
          at: whole(0, 210),
          star: object({ part: whole(0, 210), line: whole(0, 1000) }, { needs: ["part", "line"] }),
          names: list(object({ name: text(200), how: text(1000), say: yes }, { needs: ["name"] }), 20),
          ...{ awake: yes, buzz: yes, speak: yes, saved: yes },
        },
        { needs: ["minutes", "began", "parts"], none: { who: "", at: 0, paused: 0, pausedAt: 0, ended: 0, names: [], awake: false, buzz: false, speak: false, saved: false } },
      ),
      none: null,
      merge: (here) => here,
      count: (value) => Number(value.parts.length > 0),
      words: () => cg.text("kept-meeting"),
    },
    ticks: {
      shape: record(object({ ticked: list(text(500), 100), whole: text(200) }, { needs: ["ticked"] })),
      none: {},
      merge: both,
      count: (value) => Object.values(value).reduce((sum, { ticked }) => sum + ticked.length, 0),
      words: (count) => cg.text("kept-checks", { count }),
    },
  };
  /** @type {Record<string, Shape>} */
  const settings = { colors: oneOf("device", "light", "dark"), paper: oneOf("letter", "a4"), slash: yes, "large-print": yes, offline: yes, shared: oneOf(true) };

  /** @param {string} key */
  const isSetting = (key) => Object.hasOwn(settings, key);
  /** @param {string} key */
  const isTool = (key) => Object.hasOwn(tools, key);
  const keys = /** @type {(keyof Kept)[]} */ ([...Object.keys(tools), ...Object.keys(settings)]);

  /**
   * What fits of a value. Undefined where nothing does, and under a key that this edition doesn't know.
   * @param {string} key
   * @param {unknown} value
   * @param {LeftOut} left
   */
  function fit(key, value, left = () => undefined) {
    const shape = isTool(key) ? tools[key].shape : isSetting(key) ? settings[key] : left;
    return /** @type {Shape} */ (shape)(value, left, []);
  }

  /** @param {string} key */
  const none = (key) => (isTool(key) ? structuredClone(tools[key].none) : null);

  /**
   * What is kept under a key: what fits of it, and what stands for nothing where nothing is kept.
   * @template {keyof Kept} Key
   * @param {Key} key
   * @returns {KeptOrNone<Key>}
   */
  function get(key) {
    const value = cg.store.get(key);
    return (value === null ? undefined : fit(key, value)) ?? none(key);
  }

  /**
   * Both in one. What is here wins, except for a conversation that was changed later there.
   * @param {string} key
   * @param {any} here
   * @param {any} there
   */
  function merge(key, here, there) {
    const [ours, theirs] = [fit(key, here), fit(key, there)];
    if (ours === undefined || theirs === undefined) return ours ?? theirs;
    return isTool(key) ? tools[key].merge(ours, theirs) : ours;
  }

  /**
   * "3 conversations, 6 questions, and 2 messages". What doesn't fit isn't counted.
   * @param {Partial<Kept>} kept
   */
  function inWords(kept) {
    const found = /** @type {Record<string, any>} */ (kept);
    const counted = Object.entries(tools).flatMap(([key, { count, words }]) => {
      const value = key in found && fit(key, found[key]);
      return value && count(value) ? [words(count(value))] : [];
    });
    return lists.format([...counted, ...(keys.some((key) => isSetting(key) && key in found) ? [cg.text("kept-settings")] : [])]);
  }

  /**
   * So many things of a key, in words: "2 messages".
   * @param {keyof Kept} key
   * @param {number} count
   */
  const words = (key, count) => (isTool(key) ? tools[key].words(count) : cg.text("kept-settings"));

  return { keys, parts, mostConversations, fit, get, merge, words, inWords };
})();
