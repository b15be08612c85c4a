/* Filters the bank by words and their synonyms, minutes, kind and reader. On the page of a category it hides what doesn't
   fit; on the overview it lists what fits from the whole bank. One pass over texts made ready beforehand, and only what changes
   is touched, so typing stays quick on slow phones. Adds nothing to cg. */
(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".cg-filter"));
  if (!form) return; // a page of the bank without it
  const { make, button } = cg.dom;
  const { read, set, query, write, watch } = cg.filterForm;
  /** @typedef {ReturnType<typeof read>} Picked */
  /** @typedef {ReturnType<typeof cg.filterQuestions.prepare> & { row?: HTMLElement }} Entry */
  const atOnce = 50;
  const some = 0.5; // of the words are enough where no question has all
  const [status, everything, everywhere] = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[role=status], [data-cg-all], [data-cg-everywhere]")]);
  const results = /** @type {HTMLElement} */ (document.querySelector(".cg-results"));
  const within = form.querySelector("[role=status] span")?.textContent; // the name of the category, on its page
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#core, #more")]);
  const list = make("ul", { class: "cg-asks" });
  /** @type {Map<Entry, HTMLElement>} */
  const lines = new Map();
  /** @type {Entry[]} */
  let questions = [];
  /** @type {Record<string, string>} */
  let titles = {};
  /** What else to search for, once someone typed. @type {ReturnType<typeof cg.searchWords.synonyms>} */
  let synonyms = [];
  /** Words that are spelled right, though no question has them. @type {Set<string> | undefined} */
  let real;
  /** @type {Promise<void> | undefined} */
  let loading;
  let limit = atOnce;

  /** Without synonyms, the words that were typed are found. */
  function loadSynonyms() {
    loading ??= Promise.all([cg.load.data("data/synonyms.js"), cg.load.data("data/real-words.js")]).then(
      ([others, words]) => {
        synonyms = cg.searchWords.synonyms(others);
        real = new Set(words.split(" "));
        show();
      },
      () => (loading = undefined),
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {boolean} hidden
   */
  function hide(element, hidden) {
    if (element.hidden !== hidden) element.hidden = hidden;
  }

  function show() {
    if (!questions.length) return; // not loaded yet
    const picked = read(form);
    const active = query(picked) !== "";
    if (picked.q) loadSynonyms();
    const all = questions.filter(cg.filterQuestions.test(picked, synonyms));
    const fitting = all.length ? all : questions.filter(cg.filterQuestions.test(picked, synonyms, some));
    if (within) showRows(new Set(fitting));
    else showResults(active, cg.filterQuestions.sort(picked.q, fitting, synonyms));
    const words = all.length || !fitting.length ? found(active, fitting.length) : `${cg.text("filter-some-words")} ${found(active, fitting.length)}`;
    if (status.textContent !== words) status.replaceChildren(make("b", {}, words));
    hide(everything, !active);
    if (everywhere) {
      hide(everywhere, !active);
      /** @type {HTMLAnchorElement} */ (everywhere).search = query(picked);
    }
    showNothing(active && !fitting.length, picked);
  }

  /**
   * How many questions there are, and how many of them fit.
   * @param {boolean} active whether anything is picked
   * @param {number} fitting
   */
  function found(active, fitting) {
    const count = questions.length;
    if (within) return active ? cg.text("filter-category-fitting", { fitting, count, category: within }) : cg.text("filter-category", { count, category: within });
    return active ? cg.text("filter-fitting", { fitting, count }) : cg.text("filter-questions", { count });
  }

  /* ---- on the page of a category ---- */

  /** @param {Set<Entry>} fitting */
  function showRows(fitting) {
    for (const question of questions) if (question.row) hide(question.row, !fitting.has(question));
    for (const group of groups) {
      let row = /** @type {HTMLElement | null} */ (group.nextElementSibling);
      while (row?.matches(".cg-q") && row.hidden) row = /** @type {HTMLElement | null} */ (row.nextElementSibling);
      hide(group, !row?.matches(".cg-q"));
    }
  }

  /* ---- on the overview ---- */

  /** @param {Entry} question */
  function lineOf(question) {
    const { id, minutes, ask, priority, category } = question;
    const known = lines.get(question);
    if (known) return known;
    const facts = priority === "core" ? cg.text("question-minutes-first", { minutes }) : cg.text("minutes-short", { count: minutes });
    const line = make("li", {}, make("a", { href: cg.bank.href(question) }, ask), make("small", {}, `${titles[category]} · ${facts}`), cg.addButtons.make(id, minutes, ask, true));
    lines.set(question, line);
    return line;
  }

  /**
   * @param {boolean} active whether anything is picked
   * @param {Entry[]} fitting
   */
  function showResults(active, fitting) {
    for (let other = results.nextElementSibling; other; other = other.nextElementSibling) hide(/** @type {HTMLElement} */ (other), active);
    const shown = active ? fitting.slice(0, limit) : [];
    list.replaceChildren(...shown.map(lineOf));
    const left = active ? fitting.length - shown.length : 0;
    const more = () => {
      limit += atOnce;
      show();
      list.children[shown.length].querySelector("a")?.focus();
    };
    results.replaceChildren(...(shown.length ? [list] : []));
    if (left > 0) results.append(button("cg-btn cg-btn--quiet", null, cg.text("filter-more", { count: Math.min(left, atOnce) }), more));
  }

  /* ---- on both ---- */

  /**
   * @param {boolean} none
   * @param {Picked} picked
   */
  function showNothing(none, picked) {
    results.querySelector(".cg-empty")?.remove();
    if (!none) return;
    const better = picked.q && cg.filterQuestions.suggest(picked.q, questions, synonyms, real);
    const corrected = better ? [button("cg-link", null, cg.text("filter-did-you-mean", { words: better }), () => pick({ ...picked, q: better })), make("br")] : [];
    const showAll = button("cg-link", null, cg.text("filter-show-all"), () => pick({}));
    results.append(make("p", { class: "cg-empty" }, make("b", {}, nothing(picked)), make("br"), corrected, showAll));
  }

  /** @param {Picked} picked */
  function nothing(picked) {
    const words = picked.q;
    if (!words) return cg.text("filter-nothing");
    return query(picked, ["q"]) ? cg.text("filter-nothing-words-and-rest", { words }) : cg.text("filter-nothing-words", { words });
  }

  /** @param {Picked} picked */
  function pick(picked) {
    set(form, picked);
    changed(true);
    /** @type {HTMLElement} */ (form.elements.namedItem("q")).focus();
  }

  /** @param {boolean} step */
  function changed(step) {
    limit = atOnce;
    write(form, step);
    show();
  }

  function readAddress() {
    set(form, Object.fromEntries(new URLSearchParams(location.search)));
    show();
  }

  /** @param {Question} question */
  const titlesOf = ({ category, audiences }) => [category, ...audiences].map((id) => titles[id]);

  watch(form, changed);
  form.querySelector("[name=q]")?.addEventListener("focus", loadSynonyms, { once: true });
  everything.addEventListener("click", () => pick({}));
  addEventListener("popstate", readAddress);

  cg.bank.load().then((bank) => {
    const rows = new Map(/** @type {HTMLElement[]} */ ([...document.querySelectorAll("article.cg-q[data-cg-ask]")]).map((row) => [row.dataset.cgAsk, row]));
    titles = Object.fromEntries([...bank.categories, ...bank.audiences].map(({ id, title }) => [id, title]));
    const here = within ? bank.questions.filter(({ id }) => rows.has(id)) : bank.questions;
    questions = here.map((question) => ({ ...cg.filterQuestions.prepare(question, titlesOf(question)), row: rows.get(question.id) }));
    if (location.search) readAddress();
    else if (query(read(form))) show(); // the browser put words back that were there before
  });
})();
