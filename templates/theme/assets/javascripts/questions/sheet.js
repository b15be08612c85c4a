/* The page of my questions: the panel in full, and the sheet that is printed from it, shown as it will be. Adds nothing to
   cg. */
(() => {
  const tool = /** @type {HTMLElement} */ (document.getElementById("tool"));
  const { make, button } = cg.dom;
  const root = document.documentElement;
  const papers = { letter: { name: "Letter (US)", height: 279.4 }, a4: { name: "A4", height: 297 } }; // in millimeters
  const paper = () => /** @type {Paper} */ (root.dataset.cgPaper);

  const sheet = make("div", { class: "cg-sheet", "data-loose": cg.sheetPages.loose });
  const large = make("input", { type: "checkbox", onchange: () => cg.store.set("large-print", large.checked) });
  const facts = make("p", { class: "cg-meta", role: "status" });
  const preview = make(
    "section",
    { class: "cg-mine__sheet", id: "sheet", "aria-labelledby": "sheet-title", hidden: true },
    make("h2", { id: "sheet-title" }, "Your sheet"),
    make("div", { class: "cg-mine__how" }, paperChoice(), make("label", { class: "cg-tick" }, large, "Large print")),
    make("p", { class: "cg-actions" }, button("cg-btn", "print", "Print", () => print())),
    facts,
    sheet,
  );

  /* page/paper.js keeps what is chosen */
  function paperChoice() {
    const choices = Object.entries(papers).map(([value, { name }]) =>
      make("label", {}, make("input", { type: "radio", name: "paper", value, checked: paper() === value }), make("span", {}, name)),
    );
    return make("div", { class: "cg-choice", role: "radiogroup", "aria-labelledby": "sheet-paper" }, make("b", { id: "sheet-paper" }, "Paper"), make("span", {}, choices));
  }

  /** @param {Bank["site"]} site */
  function show(site) {
    const mine = cg.myQuestions.get();
    const any = mine.items.length > 0;
    const { height } = papers[paper()];
    root.classList.toggle("cg-has-sheet", any);
    preview.hidden = !any;
    large.checked = cg.store.get("large-print") ?? false;
    sheet.dataset.paper = paper();
    sheet.toggleAttribute("data-large", large.checked);
    if (!any) return sheet.replaceChildren();
    const pages = cg.sheetPages.layOut(sheet, (fewer) => cg.sheetParts.blocks(mine, site, fewer), height, large.checked);
    sheet.replaceChildren(
      ...pages.map((content, at) => {
        const page = cg.sheetPages.page(height, content);
        page.append(make("p", { class: "cg-page__foot" }, make("span", {}, `${site.name} · ${cg.sheetParts.address(site.url)}`), make("span", {}, `Page ${at + 1} of ${pages.length}`)));
        return page;
      }),
    );
    facts.textContent = `${cg.phrases.count(pages.length, "page")} to print.`;
  }

  cg.bank.load().then((bank) => {
    const place = make("section", { class: "cg-tray cg-tray--page", "aria-label": "Your questions" });
    tool.append(place, preview);
    const panel = cg.panel.mount(place, bank, () => print());
    cg.sharedLink.read(panel);
    addEventListener("hashchange", () => cg.sharedLink.read(panel));
    const showSheet = () => show(bank.site);
    for (const key of /** @type {const} */ (["tray", "paper", "large-print"])) cg.store.watch(key, showSheet);
    document.fonts.ready.then(showSheet);
    showSheet();
    if (location.hash === "#sheet") preview.scrollIntoView();
  });
})();
