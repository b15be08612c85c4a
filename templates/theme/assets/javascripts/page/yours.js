/* My questions and My conversations in the header of every page, with what is kept in them; below the header on phones, once
   anything is. What is due is worked out by a script that loads where a conversation is kept. Adds cg.yours. */
cg.yours = (() => {
  const root = document.documentElement;
  /** @type {(name: string) => NodeListOf<HTMLElement>} */
  const places = (name) => document.querySelectorAll(`[data-cg-yours=${name}]`);

  /** "2 people", or nothing. */
  function people() {
    const count = cg.kept.get("talks").length;
    return count ? cg.text("yours-people", { count }) : "";
  }

  function show() {
    const mine = cg.myQuestions.get();
    const any = cg.kept.get("talks").length > 0;
    root.classList.toggle("has-yours", any || mine.items.length > 0);
    for (const place of places("questions")) place.textContent = mine.items.length ? cg.myQuestions.words(mine) : "";
    for (const place of places("conversations")) if (!place.matches(".due")) place.textContent = people();
    if (any) due().catch(() => {}); // then the header has the number of people
  }

  /** Loads what conversations are worked with, unless the page itself brings what it needs of it. */
  const due = async () => root.dataset.cgDue ?? cg.load.script("assets/javascripts/due.js");

  show();
  cg.store.watch("talks", show);
  cg.myQuestions.watch(show);

  return { people, due };
})();
