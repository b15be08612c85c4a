/* A link that somebody shared: my-questions/#t=20&q=first-step-in,who-else. Into an empty tray its questions go at once; beside
   questions of the reader's own they wait until the reader says what to do. */
cg.shared = (panel) => {
  const { button, notice } = cg.dom;
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has("q")) return;
  history.replaceState(null, "", location.pathname + location.search);
  const { items, gone } = cg.questions.resolve(given.get("q").split(",").filter(Boolean).slice(0, 60));
  const minutes = cg.tray.lengths.find((one) => one === Number(given.get("t")));
  const mine = cg.tray.get().items;
  const ids = (some) => some.map(({ id }) => id).join();
  const atOnce = !mine.length || ids(mine) === ids(items);
  if (items.length && atOnce) cg.tray.replace(items, minutes);
  if (gone.length) cg.questions.tell(cg.questions.lost(gone, "this link", atOnce ? items.length : 0));
  if (items.length && !atOnce) offer();

  function offer() {
    const number = cg.numeral(items.length);
    const yours = mine.length === 1 ? "one question is" : `${cg.numeral(mine.length)} questions are`;
    const box = notice("", `This link has ${cg.count(items.length, "question").replace(/^\d+/, number)}.`, `Your own ${yours} still here.`);
    const choose = (words, take) =>
      button("cg-btn cg-btn--quiet", null, words, () => {
        box.remove();
        take();
      });
    const others = items.filter(({ id }) => !mine.some((one) => one.id === id));
    box.lastChild.append(
      cg.dom.make(
        "span",
        { class: "cg-actions" },
        choose(items.length === 1 ? "Use this one" : `Use these ${number}`, () => panel.change(items, minutes, "These took the place of what you had.")),
        others.length > 0 && choose("Add to mine", () => panel.change([...mine, ...others], undefined, "They stand after yours.")),
        choose("Keep mine", () => panel.focus()),
      ),
    );
    cg.questions.tell(box);
  }
};
