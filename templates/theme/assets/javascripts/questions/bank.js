/* The question bank on pages whose tools need it: loaded once, found by id, also by ids that a question had before. */
cg.questions = (() => {
  const byId = new Map();
  let loading = null;

  function load() {
    loading ??= cg.load("data/questions.js").then(() => {
      for (const one of cg.bank.questions) for (const id of [...(one.aliases ?? []), one.id]) byId.set(id, one);
      settle();
      return cg.bank;
    });
    return loading;
  }

  const find = (id) => byId.get(id);
  const href = (one) => cg.page((one.page ?? `questions/${one.category}/`) + `#${one.id}`);
  const entry = ({ id, minutes }) => ({ id, minutes });

  /* Ids as entries of the tray, each once, and those that lead nowhere any more. */
  function resolve(ids) {
    const found = [...new Set(ids.map(find).filter(Boolean))];
    return { items: found.map(entry), gone: ids.filter((id) => !find(id)) };
  }

  /* Words for ids that are gone: which, and what became of the others. */
  function lost(gone, where, left) {
    const which = gone.length === 1 ? "One question" : `${gone.length} questions`;
    const others = left === 1 ? "one is" : `${cg.numeral(left)} are`;
    const rest = left ? `The other ${others} in your tray. ` : "";
    const are = gone.length === 1 ? "is" : "are";
    return cg.dom.notice("", `${which} in ${where} ${are} no longer in the guide.`, `${rest}Gone: ${gone.join(", ")}.`);
  }

  function tell(box) {
    box.setAttribute("role", "status");
    document.querySelector("article > :is(.cg-filter, .cg-mine)").before(box);
  }

  /* What was kept under a former id gets the new one, and a question that is gone is named. */
  function settle() {
    const { items } = cg.tray.get();
    const gone = items.filter(({ id }) => id && !find(id)).map(({ id }) => id);
    const seen = new Set();
    const now = items
      .map((item) => (item.id && find(item.id) ? entry(find(item.id)) : item))
      .filter((item) => !item.id || (find(item.id) && !seen.has(item.id) && seen.add(item.id)));
    if (JSON.stringify(now) === JSON.stringify(items)) return;
    cg.tray.replace(now);
    if (gone.length) tell(lost(gone, "your tray", now.length));
  }

  return { load, find, href, resolve, lost, tell };
})();
