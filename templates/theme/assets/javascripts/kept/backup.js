/* All that the guide keeps on this device as one file, and back. A file may come from anywhere, so every value is looked
   through before anything is stored, and what was there before can be brought back. */
cg.backup = (() => {
  const version = 1;
  const most = 5 * 1024 * 1024;
  const ours = "Pick a file that ends in .json and that you saved here.";
  const plain = (value) => value?.constructor === Object;
  const short = (value, length = 500) => typeof value === "string" && value.length <= length;

  class Unfit extends Error {
    constructor(strong, words) {
      super(`${strong} ${words}`);
      Object.assign(this, { strong, words });
    }
  }

  /* ---- what may stand under each key; anything else is left out ---- */

  function talks(value) {
    if (!Array.isArray(value) || value.length > cg.talks.most) return "there are no conversations, or too many";
    const number = value.findIndex(cg.talks.wrong);
    if (number >= 0) return `conversation ${number + 1} ${cg.talks.wrong(value[number])}`;
    return new Set(value.map(({ id }) => id)).size < value.length ? "two conversations have the same id" : "";
  }

  function tray(value) {
    const item = (one) =>
      plain(one) && (short(one.id, 100) || short(one.own)) && Number.isInteger(one.minutes) && one.minutes > 0 && one.minutes <= 60;
    const fits = plain(value) && Number.isInteger(value.minutes) && Array.isArray(value.items) && value.items.length <= 200;
    return fits && value.items.every(item) ? "" : "the tray does not hold questions";
  }

  function ticks(value) {
    const list = (one) => plain(one) && Array.isArray(one.ticked) && one.ticked.length <= 100 && one.ticked.every((line) => short(line));
    return plain(value) && Object.values(value).every(list) ? "" : "the ticks do not fit";
  }

  /* Texts by name, or such by name, so many names deep. */
  const texts = (value, depth = 0) =>
    value === undefined ||
    (plain(value) &&
      Object.keys(value).length <= 300 &&
      Object.entries(value).every(([name, one]) => short(name, 200) && (depth ? texts(one, depth - 1) : short(one, 20_000))));

  /* As the composer keeps them: {writer: {field}, own: {letter: {field}}, words: {letter: {part}}, last}. */
  function letters(value) {
    const { writer, own, words, last = "", ...rest } = plain(value) ? value : { no: 1 };
    return !Object.keys(rest).length && texts(writer) && texts(own, 1) && texts(words, 1) && short(last, 100) ? "" : "the words in letters do not fit";
  }

  function path(value) {
    const { goal = "", person = "", who = 0, done = [], ...rest } = plain(value) ? value : { no: 1 };
    const fits = !Object.keys(rest).length && short(goal) && short(person) && Number.isInteger(who) && Array.isArray(done);
    return fits && done.length <= 20 && done.every((one) => short(one, 40)) ? "" : "the five-minute path does not fit";
  }

  const known = { talks, tray, ticks, letters, path };
  const simple = { colors: ["device", "light", "dark"], paper: ["letter", "a4"], slash: [true, false], "large-print": [true, false], shared: [true] };
  const takes = (key) => Object.hasOwn(known, key) || Object.hasOwn(simple, key);

  function problem(key, value) {
    if (known[key]) return known[key](value);
    return simple[key].includes(value) ? "" : `“${key}” has a strange value`;
  }

  /* ---- out ---- */

  const snapshot = () => Object.fromEntries(cg.store.keys().map((key) => [key, cg.store.get(key)]));

  function json(now = new Date()) {
    return JSON.stringify({ guide: "twenty-minutes", version, saved: now.toISOString(), kept: snapshot() }, null, 1);
  }

  const columns = Object.keys(cg.talks.parts).slice(0, -5);

  /* One line for each conversation, under the names that the form shows. A note goes by "Note: " and the name of its row. */
  function csv(rows) {
    const all = cg.talks.all();
    const notes = [...new Set([...rows.map(({ name }) => name), ...all.flatMap((talk) => Object.keys(talk.notes ?? {}))])];
    const head = [...columns.map(cg.talks.name), "Questions", ...notes.map((name) => `Note: ${name}`), "Id"];
    const line = (talk) => [
      ...columns.map((key) => String(talk[key] || "")),
      (talk.questions ?? []).map(({ ask }) => ask).join("\n"),
      ...notes.map((name) => String(talk.notes?.[name] || "")),
      talk.id,
    ];
    return cg.csv.write([head, ...all.map(line)]);
  }

  /* ---- in ---- */

  function fromJson(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Unfit("This file is damaged.", `Nothing was changed. ${ours}`);
    }
    if (file?.guide !== "twenty-minutes" || !plain(file.kept)) throw new Unfit("This file is not one of ours.", `Nothing was changed. ${ours}`);
    if (file.version !== version) throw new Unfit("This file comes from a newer edition of the guide.", "Nothing was changed. Open it where you saved it.");
    const entries = Object.entries(file.kept).filter(([key, value]) => takes(key) && value !== null);
    for (const [key, value] of entries) {
      const found = problem(key, value);
      if (found) throw new Unfit(`Something in this file does not fit: ${found}.`, "Nothing was changed.");
    }
    return Object.fromEntries(entries);
  }

  function fromCsv(text, rows) {
    const [head = [], ...lines] = cg.csv.read(text);
    const keys = new Map(columns.map((key) => [cg.talks.name(key), key]));
    if (!head.includes("Who")) throw new Unfit("This file is not one of ours.", `Nothing was changed. ${ours} A table needs a column “Who”.`);
    if (!lines.length) throw new Unfit("There is no conversation in this file.", "Nothing was changed.");
    const rated = new Set(rows.filter(({ kind }) => kind === "rating").map(({ name }) => name));
    const found = lines.map((line) => {
      const talk = { id: cg.talks.newId(), changed: new Date().toISOString() };
      head.forEach((name, column) => {
        const value = line[column] ?? "";
        const note = name.startsWith("Note: ") && name.slice(6);
        if (!value) return;
        if (name === "Id") talk.id = value;
        else if (name === "Questions") talk.questions = value.split(/\r?\n/).map((ask) => ({ ask }));
        else if (note) (talk.notes ??= {})[note] = rated.has(note) ? Number(value) : value;
        else if (keys.has(name)) talk[keys.get(name)] = name === "Minutes" ? Number(value) : value;
      });
      return talk;
    });
    const wrong = talks(found);
    if (wrong) throw new Unfit(`Something in this table does not fit: ${wrong}.`, "Nothing was changed.");
    return { talks: found };
  }

  /* What a file holds, looked through: values by key. Throws what is wrong, in words. */
  async function read(file, rows) {
    if (file.size > most) throw new Unfit("This file is too large.", "Nothing was changed. A file saved here has less than 5 MB.");
    const text = await file.text();
    return text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text, rows);
  }

  function put(kept) {
    for (const key of cg.store.keys()) if (!(key in kept)) cg.store.remove(key);
    for (const [key, value] of Object.entries(kept)) cg.store.set(key, value);
  }

  /* ---- to what is here ---- */

  const merged = {
    talks(here, there) {
      const all = new Map(here.map((talk) => [talk.id, talk]));
      for (const talk of there) {
        if (!(all.get(talk.id)?.changed >= (talk.changed ?? ""))) all.set(talk.id, talk);
      }
      return [...all.values()];
    },
    tray(here, there) {
      const name = (item) => item.id ?? `own ${item.own}`;
      const has = new Set(here.items.map(name));
      return { ...here, items: [...here.items, ...there.items.filter((item) => !has.has(name(item)))] };
    },
    ticks: (here, there) => ({ ...there, ...here }),
    path: (here, there) => ({ ...there, ...here }),
    letters(here, there) {
      const both = { ...there, ...here };
      for (const part of ["writer", "own", "words"]) if (here[part] || there[part]) both[part] = { ...there[part], ...here[part] };
      return both;
    },
  };

  /* What is here wins, unless the file has a newer edition of the same conversation. */
  function add(kept) {
    const here = snapshot();
    for (const [key, value] of Object.entries(kept)) {
      if (!(key in here) || problem(key, here[key])) here[key] = value;
      else if (merged[key]) here[key] = merged[key](here[key], value);
    }
    put(here);
  }

  /* ---- in words ---- */

  /* "3 conversations, 6 questions and words in 2 letters" */
  function count(kept) {
    const written = new Set([...Object.keys(kept.letters?.own ?? {}), ...Object.keys(kept.letters?.words ?? {})]).size;
    const ticked = Object.values(kept.ticks ?? {}).reduce((sum, one) => sum + (one?.ticked?.length ?? 0), 0);
    const parts = [
      kept.talks?.length && cg.count(kept.talks.length, "conversation"),
      kept.tray?.items?.length && cg.count(kept.tray.items.length, "question"),
      written && `words in ${cg.count(written, "letter")}`,
      kept.path && "what you wrote on the five-minute path",
      ticked && cg.count(ticked, "tick"),
    ].filter(Boolean);
    const settings = Object.keys(kept).some((key) => Object.hasOwn(simple, key)) && "your settings";
    const all = [...parts, settings].filter(Boolean);
    return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all.at(-1)}` : all.join("");
  }

  return { json, csv, read, put, add, snapshot, count, Unfit };
})();
