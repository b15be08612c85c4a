/* The question bank, for pages whose tools need it: loaded once, then questions are found by id. Adds cg.bank. */
cg.bank = (() => {
  /** @type {ReturnType<typeof cg.questionsById>} */
  let byId = new Map();
  /** @type {Promise<Bank> | null} */
  let loading = null;

  function load() {
    loading ??= cg.load.data("data/questions.js").then((bank) => {
      byId = cg.questionsById(bank);
      update();
      return bank;
    });
    return loading;
  }

  /** @param {string} [id] */
  const find = (id) => byId.get(id ?? "");

  /** @param {Question} question */
  const href = ({ id, category, page = `questions/${category}/` }) => cg.address(`${page}#${id}`);

  /**
   * As my questions keep it.
   * @param {Question} question
   */
  const entry = ({ id, minutes }) => ({ id, minutes });

  /**
   * Ids as entries of my questions, each once, and the ids that lead nowhere any more.
   * @param {string[]} ids
   */
  function resolve(ids) {
    const questions = new Set(ids.map(find).filter((question) => question !== undefined));
    return { items: [...questions].map(entry), gone: ids.filter((id) => !find(id)) };
  }

  /**
   * Says on the page which ids are gone, and what became of the others.
   * @param {string} strong says how many are gone
   * @param {string[]} gone
   * @param {number} left how many others there are
   */
  function sayGone(strong, gone, left) {
    const names = new Intl.ListFormat(document.documentElement.lang).format(gone);
    const rest = left ? [cg.text("my-questions-gone-rest", { count: left })] : [];
    show(cg.dom.notice("", strong, [...rest, cg.text("my-questions-gone-names", { names })].join(" ")));
  }

  /**
   * Shows a notice above the tool.
   * @param {HTMLElement} box
   */
  function show(box) {
    box.setAttribute("role", "status");
    document.querySelector("article > :is(.cg-filter, .cg-mine)")?.before(box);
  }

  /* What was kept under an id that a question had before gets the new one, and a question that is gone is named. */
  function update() {
    const { items } = cg.myQuestions.get();
    const gone = items.flatMap(({ id }) => (id && !find(id) ? [id] : []));
    const seen = new Set();
    const now = items
      .map((item) => {
        const question = find(item.id);
        return question ? entry(question) : item;
      })
      .filter((item) => !item.id || (find(item.id) && !seen.has(item.id) && seen.add(item.id)));
    if (JSON.stringify(now) === JSON.stringify(items)) return;
    cg.myQuestions.replace(now);
    if (gone.length) sayGone(cg.text("my-questions-gone", { count: gone.length }), gone, now.length);
  }

  return { load, find, href, resolve, sayGone, show };
})();
