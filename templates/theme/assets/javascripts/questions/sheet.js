/* The page of my questions: the panel in full, and the sheet that is printed from it, shown as it will be. Adds nothing to
   cg. */
(() => {
  const tool = /** @type {HTMLElement} */ (document.getElementById("tool"));
  const { make, button } = cg.dom;
  const root = document.documentElement;
  const papers = { letter: { name: cg.text("sheet-paper-letter"), height: 279.4 }, a4: { name: cg.text("sheet-paper-a-four"), height: 297 } }; // in millimeters
  const paper = () => /** @type {Paper} */ (root.dataset.cgPaper);

  const sheet = make("div", { class: "cg-sheet", "data-loose": cg.sheetPages.loose });
  const large = make("input", { type: "checkbox", onchange: () => cg.store.set("large-print", large.checked) });
  const facts = make("p", { class: "cg-meta", role: "status" });
  const preview = make(
    "section",
    { class: "cg-mine__sheet", id: "sheet", "aria-labelledby": "sheet-title", hidden: true },
    make("h2", { id: "sheet-title" }, cg.text("sheet")),
    make("div", { class: "cg-mine__how" }, paperChoice(), make("label", { class: "cg-tick" }, large, cg.text("sheet-large-print"))),
    make(
      "p",
      { class: "cg-actions" },
      button("cg-btn", "print", cg.text("sheet-print"), () => print()),
      make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("my-meeting/") }, cg.dom.icon("arrow"), cg.text("meeting-start")),
    ),
    facts,
    sheet,
  );

  /* page/paper.js keeps what is chosen */
  function paperChoice() {
    const choices = Object.entries(papers).map(([value, { name }]) =>
      make("label", {}, make("input", { type: "radio", name: "paper", value, checked: paper() === value }), make("span", {}, name)),
    );
    return make("div", { class: "cg-choice", role: "radiogroup", "aria-labelledby": "sheet-paper" }, make("b", { id: "sheet-paper" }, cg.text("sheet-paper")), make("span", {}, choices));
  }

  /** Who the sheet is for: the conversation in the address, the next meeting, or who was named on the five-minute path. */
  function talk() {
    const all = cg.kept.get("talks");
    const asked = new URLSearchParams(location.hash.slice(1)).get("talk");
    const soon = all.filter(({ met = "" }) => new Date(met) > new Date()).sort((a, b) => (String(a.met) < String(b.met) ? -1 : 1));
    const { person: who, goal, talk: named } = cg.kept.get("path");
    const found = all.find(({ id }) => id === asked) ?? soon[0] ?? all.find(({ id }) => id === named) ?? { who };
    return { goal, ...found, name: cg.kept.get("letters").writer.name };
  }

  /** @param {Bank} bank */
  function show(bank) {
    const mine = cg.myQuestions.get();
    const { site } = bank;
    const any = mine.items.length > 0;
    const { height } = papers[paper()];
    root.classList.toggle("cg-has-sheet", any);
    preview.hidden = !any;
    large.checked = cg.kept.get("large-print") ?? false;
    sheet.dataset.paper = paper();
    sheet.toggleAttribute("data-large", large.checked);
    if (!any) return sheet.replaceChildren();
    const person = talk();
    const pages = cg.sheetPages.layOut(sheet, (fewer) => cg.sheetParts.blocks(mine, bank, fewer, person), height, large.checked);
    sheet.replaceChildren(
      ...pages.map((content, at) => {
        const page = cg.sheetPages.page(height, content);
        page.append(make("p", { class: "cg-page__foot" }, make("span", {}, `${site.name} · ${cg.sheetParts.address(site.url)}`), make("span", {}, cg.text("page-of-pages", { page: at + 1, pages: pages.length }))));
        return page;
      }),
    );
    facts.textContent = cg.text("sheet-pages", { count: pages.length });
  }

  cg.bank.load().then((bank) => {
    const place = make("section", { class: "cg-tray cg-tray--page", "aria-label": cg.text("my-questions") });
    tool.append(place, preview);
    const panel = cg.panel.mount(place, bank, () => print());
    cg.sharedLink.read(panel);
    addEventListener("hashchange", () => cg.sharedLink.read(panel));
    const showSheet = () => show(bank);
    for (const key of /** @type {const} */ (["tray", "paper", "large-print", "talks", "path"])) cg.store.watch(key, showSheet);
    const ready = document.fonts.ready.then(showSheet);
    showSheet();
    if (["#sheet", "#print"].includes(location.hash)) preview.scrollIntoView();
    if (location.hash === "#print") {
      history.replaceState(null, "", "#sheet");
      ready.then(() => print());
    }
  });
})();
