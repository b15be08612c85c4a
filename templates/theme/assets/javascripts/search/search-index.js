/* Finds entries of the guide by words. What can be found, and MiniSearch that finds it, come when someone first opens the
   search. A word that the guide doesn't know is taken for one that it knows if it's likely to be misspelled. Adds
   cg.searchIndex. */
cg.searchIndex = (() => {
  const { bare, split, stem } = cg.searchWords;
  const small = new Set("a about am an and are at be by can could did do does dont for from how i if im in is it me my of on or shall should so that the their them they this to was we what when which who will with would you your".split(" "));
  /** @typedef {SearchEntry & { folded: string }} Entry */
  /** @typedef {{ id: number, terms: string[] }} Hit `id` is the number of the entry */

  /** Each word as the guide spells it, and how often. @type {Map<string, number>} */
  const spelled = new Map();
  /** Those that a misspelled word may be, the most frequent first. @type {string[]} */
  let known = [];
  /** @type {any} */
  let index = null;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {SearchData["pages"]} */
  let pages = {};
  /** What people type, and what else to search for. @type {[string, string[]][]} */
  let synonyms = [];
  /** @type {Promise<void> | null} */
  let loading = null;

  /** Once what is needed is there; can be asked again after it failed. */
  function load() {
    loading ??= Promise.all([cg.load.data("data/search.js"), cg.load.data("data/synonyms.js"), cg.load.script("assets/vendor/minisearch.js")]).then(
      ([data, others]) => build(data, others),
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  /** @param {string} word */
  const often = (word) => spelled.get(word) ?? 0;

  /** @param {string} word */
  function spell(word) {
    spelled.set(word, often(word) + 1);
    return [...new Set([word, stem(word)])];
  }

  /**
   * @param {SearchData} data
   * @param {Record<string, string[]>} others
   */
  async function build(data, others) {
    const made = new MiniSearch({
      fields: ["title", "name", "id", "text"],
      extractField: (/** @type {any} */ entry, /** @type {string} */ field) => entry[field],
      tokenize: split,
      processTerm: spell,
      idField: "number",
      searchOptions: { prefix: (/** @type {string} */ word) => word.length > 2, processTerm: (/** @type {string} */ word) => word, boost: { title: 4, name: 1.5 } },
    });
    pages = data.pages;
    entries = data.entries.map((entry, number) => {
      const id = /[^/#.]+(?=\/?$)/.exec(entry.location)?.[0]; // it often says in other words what a thing is
      return { ...entry, number, id, name: pages[entry.page]?.join(" "), folded: split(entry.title).join(" ") };
    });
    synonyms = Object.entries(others).map(([typed, means]) => [split(typed).join(" "), means]);
    await made.addAllAsync(entries, { chunkSize: 200 });
    known = [...spelled.keys()].filter((word) => !small.has(word)).sort((a, b) => often(b) - often(a));
    index = made;
  }

  /**
   * A word as it was typed, which may be the beginning of one, or any word with the same stem.
   * @param {string} word
   */
  const ways = (word) => ({ combineWith: "OR", queries: [word, { queries: [stem(word)], prefix: false }] });
  /** @param {string} word */
  const isKnown = (word) => index.search(ways(word)).length > 0;
  /** @param {string} word */
  const isTyped = (word) => synonyms.some(([typed]) => typed.split(" ").includes(word));

  /**
   * What was typed as groups of words of which each must be there, in one of several ways to say it.
   * @param {string} typed
   */
  function understand(typed) {
    const words = split(typed);
    const read = words.map((word) => (small.has(word) || isKnown(word) || isTyped(word) ? word : cg.nearWords.nearest(word, known)));
    /** @type {object[]} */
    const groups = [];
    let rest = ` ${read.join(" ")} `;
    for (const [phrase, means] of synonyms) {
      if (!rest.includes(` ${phrase} `)) continue;
      rest = rest.replace(` ${phrase} `, " ");
      groups.push({ combineWith: "OR", queries: [phrase, ...means].map((other) => ({ combineWith: "AND", queries: split(other).map(ways) })) });
    }
    const left = rest.split(" ").filter(Boolean);
    const telling = left.filter((word) => !small.has(word));
    groups.push(...(telling.length || groups.length ? telling : left).map(ways));
    return { groups, read: read.join(" "), corrected: read.some((word, number) => word !== words[number]) };
  }

  /**
   * The best first. `some` when nothing has all of the words; `read` has the words that were searched for in place of those
   * typed, or is empty.
   * @param {string} typed
   */
  function find(typed) {
    const { groups, read, corrected } = understand(typed);
    const paper = document.documentElement.dataset.cgPaper;
    const near = (/** @type {string} */ title) => (title === read ? 4 : title.startsWith(read) ? 2 : title.includes(read) ? 1.5 : 1);
    const options = {
      filter: (/** @type {Hit} */ { id }) => (entries[id].paper ?? paper) === paper,
      boostDocument: (/** @type {number} */ id) => entries[id].weight * near(entries[id].folded),
    };
    /** @type {(combineWith: string) => Hit[]} */
    const search = (combineWith) => index.search({ combineWith, queries: groups }, options);
    const all = groups.length ? search("AND") : [];
    const hits = all.length || groups.length < 2 ? all : search("OR");
    return { hits, some: hits !== all && hits.length > 0, read: corrected ? read : "" };
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
    const { page, location, title, text } = entries[id];
    const hits = new Set(terms.filter((term) => !small.has(term)));
    const [name, section] = pages[page] ?? [];
    const place = [...new Set([section, name])].filter((words) => words && words !== title);
    return { location, title: marked(title, hits), place, text: text && marked(around(text, hits), hits) };
  }

  return { load, find, entry, isReady: () => index !== null };
})();
