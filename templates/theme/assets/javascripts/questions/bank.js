/* The question bank, for pages whose tools need it: loaded once, then questions are found by id. Adds cg.bank. */
cg.bank = (() => {
  const { count, numeral } = cg.phrases;
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
   * @param {string[]} gone
   * @param {string} where "this link"
   * @param {number} left how many others there are
   */
  function sayGone(gone, where, left) {
    const which = gone.length === 1 ? "One question" : count(gone.length, "question");
    const others = left === 1 ? "one is" : `${numeral(left)} are`;
    const rest = left ? `The other ${others} in your tray. ` : "";
    const are = gone.length === 1 ? "is" : "are";
    show(cg.dom.notice("", `${which} in ${where} ${are} no longer in the guide.`, `${rest}Gone: ${gone.join(", ")}.`));
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
    if (gone.length) sayGone(gone, "your tray", now.length);
  }

  return { load, find, href, resolve, sayGone, show };
})();
