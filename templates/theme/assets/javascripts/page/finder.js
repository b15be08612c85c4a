/* Finds lines that unfold by words and by step, as the filter of the bank finds questions, and opens and closes them all.
   Adds nothing to cg. */
(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".cg-finder"));
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const chips = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll(".cg-chip"));
  const [status, toggle, none] = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[role=status], .cg-finder__open, .cg-finder__none")]);
  const total = status.textContent;
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cg-part")]).map((heading) => {
    const lines = /** @type {HTMLElement} */ (heading.nextElementSibling);
    return { heading, lines, entries: /** @type {HTMLDetailsElement[]} */ ([...lines.children]).map((line) => entry(line, heading.id.slice("at-".length))) };
  });
  const all = groups.flatMap(({ entries }) => entries);
  /** @type {ReturnType<typeof cg.searchWords.synonyms>} */
  let synonyms = [];
  /** @type {Promise<void> | undefined} */
  let loading;

  /**
   * A line as the filter of the bank knows questions: its title is what's asked, its step the category.
   * @param {HTMLDetailsElement} line
   * @param {string} category
   */
  function entry(line, category) {
    const title = /** @type {HTMLElement} */ (line.querySelector("h3"));
    const why = [...line.querySelectorAll("p:not(.cg-src, .cg-say__cue)")].map((text) => text.textContent).join(" ");
    const ask = title.textContent ?? "";
    /** @type {Question} */
    const question = { id: title.id, category, ask, why, follow_ups: [], minutes: 0, priority: "more", answer: "", audiences: [] };
    return { ...cg.filterQuestions.prepare(question), line };
  }

  /** Without synonyms, the words that were typed are found. */
  function loadSynonyms() {
    loading ??= cg.load.data("data/synonyms.js").then(
      (others) => {
        synonyms = cg.searchWords.synonyms(others);
        show();
      },
      () => (loading = undefined),
    );
  }

  const step = () => [...chips].find((chip) => chip.ariaPressed === "true")?.value;

  function show() {
    const q = box.value.trim();
    if (q) loadSynonyms();
    const fitting = new Set(all.filter(cg.filterQuestions.test({ q, in: step() }, synonyms)));
    for (const { heading, lines, entries } of groups) {
      for (const line of entries) line.line.hidden = !fitting.has(line);
      heading.hidden = lines.hidden = entries.every((line) => line.line.hidden);
    }
    const words = fitting.size === all.length ? total : cg.text("finder-fitting", { fitting: fitting.size, count: all.length });
    if (status.textContent !== words) status.textContent = words;
    showNothing(q, !fitting.size);
    nameToggle();
  }

  /**
   * @param {string} words
   * @param {boolean} nothing
   */
  function showNothing(words, nothing) {
    none.replaceChildren();
    if (!nothing) return;
    const better = cg.filterQuestions.suggest(words, all, synonyms);
    const corrected = better ? [cg.dom.button("", null, cg.text("filter-did-you-mean", { words: better }), () => pick(better)), cg.dom.make("br")] : [];
    const everything = cg.dom.button("", null, cg.text("filter-clear"), () => pick("", ""));
    none.append(cg.dom.make("p", { class: "cg-empty" }, cg.dom.make("b", {}, cg.text("finder-nothing", { words })), cg.dom.make("br"), corrected, everything));
    toggle.hidden = true;
  }

  /**
   * @param {string} words
   * @param {string} [chosen] the id of a step, or "" for all
   */
  function pick(words, chosen = step()) {
    box.value = words;
    for (const chip of chips) chip.ariaPressed = String(chip.value === chosen);
    show();
    box.focus();
  }

  /* ---- all of them ---- */

  const shown = () => all.filter(({ line }) => !line.hidden);
  const allOpen = () => shown().every(({ line }) => line.open);

  function nameToggle() {
    toggle.hidden = !shown().length;
    toggle.textContent = allOpen() ? cg.text("rows-close") : cg.text("rows-open");
  }

  toggle.addEventListener("click", () => {
    const open = !allOpen();
    for (const { line } of shown()) line.open = open;
  });
  document.addEventListener("toggle", nameToggle, true);

  /* ---- what is typed, what is chosen, where a link leads ---- */

  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", show);
  box.addEventListener("focus", loadSynonyms, { once: true });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      for (const other of chips) other.ariaPressed = String(other === chip);
      show();
    });
  }
  /* a link to a line that's hidden shows them all */
  addEventListener("hashchange", () => {
    const target = document.querySelector(":target");
    if (!target?.closest("[hidden]")) return;
    pick("", "");
    target.scrollIntoView();
  });
  if (box.value) show(); // the browser put words back that were there before
})();
