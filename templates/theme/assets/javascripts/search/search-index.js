/* Finds entries of the guide by words. What can be found, and MiniSearch that finds it, come when someone first opens the
   search. What has most of the words comes first, rare words counting for more. A word that the guide doesn't know is taken
   for one that it knows if it's likely to be misspelled. Adds cg.searchIndex. */
cg.searchIndex = (() => {
  const { small, telling, bare, split, stem, root } = cg.searchWords;
  const most = 24; // words of what was typed that are looked for
  const enough = 0.6; // of what the best result has, to be a result
  /** Words, and what is left of those that tell something. @typedef {{ text: string, roots: Set<string> }} Name */
  /** `names` are its title and other ways to call it. @typedef {SearchEntry & { names: Name[], all: string }} Entry */
  /** @typedef {{ id: number, score: number, terms: string[] }} Hit `id` is the number of the entry */

  /** Each word as the guide spells it, and how often. @type {Map<string, number>} */
  const spelled = new Map();
  /** Those words and their stems, in order of the alphabet. @type {string[]} */
  let vocabulary = [];
  /** Those that a misspelled word may be, the most frequent first. @type {string[]} */
  let known = [];
  /** Words that are spelled right though the guide doesn't have them. @type {Set<string>} */
  let real = new Set();
  /** @type {any} */
  let index = null;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {SearchData["pages"]} */
  let pages = {};
  /** @type {ReturnType<typeof cg.searchWords.synonyms>} */
  let synonyms = [];
  /** @type {Promise<void> | null} */
  let loading = null;

  /** Once what is needed is there; can be asked again after it failed. */
  function load() {
    const { data, script } = cg.load;
    loading ??= Promise.all([data("data/search.js"), data("data/synonyms.js"), data("data/real-words.js"), script("assets/vendor/minisearch.js")]).then(
      ([found, others, words]) => build(found, others, words),
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  /** @param {string[]} words */
  const roots = (words) => new Set(telling(words).map(root));

  /** @param {string} word */
  const often = (word) => spelled.get(word) ?? 0;

  /** @param {string} word */
  function spell(word) {
    spelled.set(word, often(word) + 1);
    return [...new Set([word, root(word)])];
  }

  /**
   * @param {SearchData} data
   * @param {Record<string, string[]>} others
   * @param {string} words
   */
  async function build(data, others, words) {
    const made = new MiniSearch({
      fields: ["title", "name", "id", "found_by", "forms", "text"],
      extractField: (/** @type {any} */ entry, /** @type {string} */ field) => entry[field],
      tokenize: split,
      processTerm: spell,
      idField: "number",
      searchOptions: { processTerm: (/** @type {string} */ word) => word, boost: { title: 4, found_by: 4, name: 1.5, forms: 0.5 } },
    });
    pages = data.pages;
    entries = data.entries.map((entry, number) => {
      const id = /[^/#.]+(?=\/?$)/.exec(entry.location)?.[0]; // it often says in other words what a thing is
      const names = [entry.title, ...entry.title.split(": "), ...(entry.found_by?.split(", ") ?? [])].map(split).map((words) => ({ text: words.join(" "), roots: roots(words) }));
      return { ...entry, number, id, name: pages[entry.page]?.join(" "), names, all: ` ${names[0].text} ${split(entry.text).join(" ")} ` };
    });
    synonyms = cg.searchWords.synonyms(others);
    real = new Set(words.split(" "));
    await made.addAllAsync(entries, { chunkSize: 200 });
    for (const typed of Object.keys(others)) for (const word of split(typed)) spelled.set(word, often(word) || 1);
    vocabulary = [...new Set([...spelled.keys()].flatMap((word) => [word, stem(word)]))].sort();
    known = [...spelled.keys()].filter((word) => !small.has(word)).sort((a, b) => often(b) - often(a));
    index = made;
  }

  /* ---- what was typed ---- */

  /**
   * Whether the guide has the word, or one that begins with it.
   * @param {string} word
   */
  function isKnown(word) {
    let [from, to] = [0, vocabulary.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (vocabulary[middle] < word) from = middle + 1;
      else to = middle;
    }
    return Boolean(vocabulary[from]?.startsWith(word)) || spelled.has(stem(word)) || vocabulary.includes(stem(word));
  }

  /**
   * A word that is two of the guide's, as "coverletter" is, or nothing.
   * @param {string} word
   */
  function halves(word) {
    for (let at = 2; at < word.length - 1; at++) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      if (spelled.has(first) && spelled.has(second) && entries.some(({ all }) => all.includes(` ${first} ${second} `))) return [first, second];
    }
    return null;
  }

  /** What was read for each word that is none of the guide's. @type {Map<string, string[]>} */
  const corrected = new Map();

  /**
   * A word as the guide spells it, which may be two.
   * @param {string} word
   */
  function correct(word) {
    if (small.has(word) || isKnown(word)) return [word];
    const read = corrected.get(word) ?? halves(word) ?? [cg.nearWords.nearest(word, known, real)];
    corrected.set(word, read);
    return read;
  }

  /**
   * Two words that are one in the guide, as "e mail" and "Ph.D." are, made one.
   * @param {string[]} words
   */
  const joined = (words) => words.reduce((/** @type {string[]} */ done, word) => {
    const last = done.at(-1);
    const isPart = last && !small.has(last) && !small.has(word) && (last.length === 1 || word.length === 1 || !spelled.has(last) || !spelled.has(word));
    return isPart && spelled.has(last + word) ? [...done.slice(0, -1), last + word] : [...done, word];
  }, []);

  /* ---- what fits ---- */

  /** A word as it was typed, which may be the beginning of one, or any word with the same stem. */
  const ways = (/** @type {string} */ word) => ({ combineWith: "OR", queries: [{ queries: [word], prefix: word.length > 2 }, root(word)] });

  /**
   * What has one of the ways to say a thing: each entry once, as good as its best way.
   * @param {string[][]} group
   */
  function fitting(group) {
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const way of group)
      for (const hit of /** @type {Hit[]} */ (index.search({ combineWith: "AND", queries: way.map(ways) })))
        if (hit.score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, hit);
    return best;
  }

  /**
   * How much an entry's title, or one of the other ways to call it, is what was typed: from 1 to 4.
   * @param {Name[]} names
   * @param {Name} typed
   */
  function near(names, typed) {
    let best = 1;
    for (const { text, roots: has } of names) {
      if (text === typed.text) return 4;
      const same = [...has].filter((root) => typed.roots.has(root)).length;
      const alike = 1 + 2 * ((2 * same) / (has.size + typed.roots.size)) ** 2;
      if (text.startsWith(`${typed.text} `)) best = Math.max(best, typed.text.includes(" ") ? 3.5 : 2);
      best = Math.max(best, alike);
    }
    return best;
  }

  /**
   * The best first. `some` when nothing has all of the words; `read` has the words that were searched for in place of those
   * typed, or is empty.
   * @param {string} typed
   */
  function find(typed) {
    const words = split(typed).slice(0, most);
    const read = joined(words).flatMap(correct);
    const found = cg.searchWords.understand(read, synonyms).map(fitting);
    const rare = found.map((hits) => Math.log(1 + entries.length / (1 + hits.size)));
    /** @type {Map<number, Hit & { has: number }>} */
    const hits = new Map();
    for (const [number, group] of found.entries())
      for (const { id, score, terms } of group.values()) {
        const hit = hits.get(id) ?? { id, score: 0, terms: [], has: 0 };
        hits.set(id, { id, score: hit.score + score, terms: hit.terms.concat(terms), has: hit.has + rare[number] });
      }
    const best = Math.max(0, ...[...hits.values()].map(({ has }) => has));
    const name = { text: read.join(" "), roots: roots(read) };
    const sorted = [...hits.values()]
      .filter(({ has }) => has >= enough * best)
      .map((hit) => ({ ...hit, score: hit.score * hit.has ** 2 * entries[hit.id].weight * near(entries[hit.id].names, name) }))
      .sort((a, b) => b.score - a.score);
    const all = rare.reduce((sum, weight) => sum + weight, 0);
    return { hits: sorted, some: sorted.length > 0 && best < all - 1e-9, read: read.join("") === words.join("") ? "" : name.text };
  }

  /* ---- an entry as it is shown ---- */

  /**
   * The text with the words that were found in it marked.
   * @param {string} text
   * @param {Set<string>} terms
   */
  function marked(text, terms) {
    return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, number) => (number % 2 && isHit(piece, terms) ? cg.dom.make("mark", {}, piece) : piece));
  }

  /**
   * @param {string} word
   * @param {Set<string>} terms
   */
  const isHit = (word, terms) => terms.has(bare(word)) || terms.has(stem(bare(word)));

  /**
   * About two lines of the text, around the first word that was found.
   * @param {string} text
   * @param {Set<string>} terms
   */
  function around(text, terms) {
    const first = [...text.matchAll(/[\p{L}\p{N}'’]+/gu)].find(([word]) => isHit(word, terms))?.index ?? 0;
    const start = first < 70 ? 0 : text.indexOf(" ", first - 60) + 1;
    const end = text.length - start < 170 ? text.length : text.lastIndexOf(" ", start + 160);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  /**
   * Where it leads, its title and text with the words that were found marked, and the page that it's on.
   * @param {Hit} hit
   */
  function entry({ id, terms }) {
    const { page, location, title, text, forms } = entries[id];
    const hits = new Set(terms.filter((term) => !small.has(term)));
    const [name, section] = pages[page] ?? [];
    const place = [...new Set([section, name, forms])].filter((words) => words && !title.startsWith(words));
    return { location, title: marked(title, hits), place, text: text && marked(around(text, hits), hits) };
  }

  /** The first page of each section, for those who found nothing. @returns {Hit[]} */
  function starts() {
    /** @type {Map<string, string>} */
    const first = new Map();
    for (const [page, [, section]] of Object.entries(pages)) if (!first.has(section)) first.set(section, page);
    const places = new Set(first.values());
    return entries.flatMap(({ location }, id) => (places.has(location) ? [{ id, score: 0, terms: [] }] : []));
  }

  return { load, find, entry, starts, isReady: () => index !== null };
})();
