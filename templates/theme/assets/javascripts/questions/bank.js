/* The question bank, for pages whose tools need it: loaded once, then questions are found by id. Adds cg.bank. */
cg.bank = (() => {
  /** @type {ReturnType<typeof cg.questionsById>} */
  let byId = new Map();
  /** @type {Promise<Bank> | null} */
  let loading = null;

  /** The bank once it's there. Until then the page says what is missing, with a button to try again. */
  function load() {
    loading ??= new Promise((loaded) => attempt(loaded)).then((bank) => {
      byId = cg.questionsById(bank);
      update();
      return bank;
    });
    return loading;
  }

  /** @param {(bank: Bank) => void} loaded */
  function attempt(loaded) {
    cg.load.data("data/questions.js").then(loaded, () => {
      const again = cg.dom.button("cg-btn cg-btn--quiet", null, cg.text("not-loaded-again"), () => {
        box.remove();
        attempt(loaded);
      });
      const box = cg.dom.notice("bad", cg.text("not-loaded"), cg.text("not-loaded-detail"), cg.dom.make("span", { class: "cg-actions" }, again));
      show(box);
    });
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
    const ids = gone.filter((id) => /^[a-z0-9-]{1,60}$/.test(id)); // a link may hold any words
    const names = new Intl.ListFormat(document.documentElement.lang).format(ids);
    const words = [left && cg.text("my-questions-gone-rest", { count: left }), ids.length && cg.text("my-questions-gone-names", { names })];
    show(cg.dom.notice("", strong, words.filter(Boolean).join(" ")));
  }

  /**
   * Shows a notice above the tool.
   * @param {HTMLElement} box
   */
  function show(box) {
    box.setAttribute("role", "status");
    document.querySelector("article > :is(.cg-filter, .cg-mine, .cg-room, #path)")?.before(box);
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
