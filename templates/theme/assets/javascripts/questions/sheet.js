/* The reader's own page: the tray in full, and the sheet that is printed from it, shown as it will be. It looks like the
   sheets that come as PDF. Heights are measured at the size of the paper, so that nothing is cut or parted. */
(() => {
  const tool = document.getElementById("tool");
  const { make, button } = cg.dom;
  const root = document.documentElement;
  const papers = { letter: { name: "Letter (US)", high: 279.4 }, a4: { name: "A4", high: 297 } };
  const talks = { 15: "fifteen", 20: "twenty", 30: "thirty" };
  const lines = [0, 2, 3, 4, 5]; // to write on, for an answer of so many minutes
  const millimetre = 96 / 25.4;
  /* Only Chromium takes margins and paper from a named @page as they stand. Firefox keeps room for its own lines at head and
     foot; WebKit takes neither, and prints a millimetre a fifteenth too large. There a page ends early enough for margins of
     18 mm, and its foot follows what stands on it. */
  const loose = navigator.vendor !== "Google Inc.";
  /* From roomy to close, with the height of a line in millimetres: a closer one is taken where it saves a page. */
  const densities = { roomy: 8.5, close: 8.5, closest: 8 };

  const sheet = make("div", { class: "cg-sheet", "data-loose": loose });
  const large = make("input", { type: "checkbox", onchange: () => cg.store.set("large-print", large.checked) });

  /* ---- pieces of the sheet ---- */
  const fields = (...names) => make("div", { class: "cg-blanks" }, names.map((name) => make("p", {}, make("b", {}, name))));
  const rules = (number) => make("div", { class: "cg-rules", "aria-hidden": "true" }, Array.from({ length: number }, () => make("i")));
  const boxes = (items) => make("ul", { class: "cg-boxes" }, items.map((item) => make("li", {}, item)));

  /* A ring of one tick a minute; the minutes of this part are bold. */
  function dial(first, last, of) {
    let fine = "";
    let bold = "";
    for (let minute = 1; minute <= of; minute++) {
      const turn = (2 * Math.PI * minute) / of - Math.PI / 2;
      const at = (far) => `${(24 + far * Math.cos(turn)).toFixed(2)} ${(24 + far * Math.sin(turn)).toFixed(2)}`;
      if (minute >= first && minute <= last) bold += `M${at(17)}L${at(23)}`;
      else fine += `M${at(18.6)}L${at(22.4)}`;
    }
    const stroke = (d, width) => ["path", { d, stroke: "#000", "stroke-width": width }];
    return cg.dom.svg({ viewBox: "0 0 48 48" }, stroke(fine, 0.8), stroke(bold, of > 20 ? 2.2 : 3));
  }

  /* A part of the talk: its minutes on the dial, what to ask or say, room to write. */
  function part({ number, minutes, title, texts = [], prompts = [], rule = 0 }, from, of) {
    return make(
      "section",
      { class: "cg-part" },
      make("p", { class: "cg-part__min", "aria-hidden": "true" }, dial(from + 1, from + minutes, of), number && make("b", {}, String(number)), make("span", {}, `${minutes} min`)),
      make("h4", {}, number && make("span", { class: "cg-vh" }, `${number}. `), title, make("span", { class: "cg-vh" }, `, ${minutes} min`)),
      texts.filter(Boolean).map((text) => make("p", {}, text)),
      prompts.length > 0 && boxes(prompts),
      rule > 0 && rules(rule),
    );
  }

  function asked(item, number, fewer) {
    const one = item.id ? cg.questions.find(item.id) : { ask: item.own, follow_ups: [] };
    const where = one.where && `Look it up first. ${one.where}`;
    const rule = (lines[item.minutes] ?? lines.at(-1)) - fewer;
    return { number, minutes: item.minutes, title: one.ask, texts: [one.why, where], prompts: one.follow_ups, rule };
  }

  function blocks({ minutes, items }, fewer) {
    const { name, url } = cg.bank.site;
    const number = items.length === 1 ? "One question" : `${cg.numeral(items.length)} questions`;
    const lead = `${number[0].toUpperCase()}${number.slice(1)} for a talk of ${talks[minutes] ?? minutes} minutes.`;
    const all = [
      { minutes: cg.tray.hello, title: "Say hello", texts: ["Thank them for the time. Say what led you to them, and when you will stop. Ask whether you may take notes."] },
      ...items.map((item, at) => asked(item, at + 1, fewer)),
      { minutes: cg.tray.thanks(minutes), title: "Thank them", texts: ["And stop on time. Name one thing that you will use."] },
    ];
    const of = Math.max(minutes, cg.tray.total({ minutes, items }));
    let from = 0;
    const parts = all.map((one) => part(one, (from += one.minutes) - one.minutes, of));
    return [
      make(
        "header",
        { class: "cg-mast" },
        make("p", { class: "cg-mast__brand" }, make("b", {}, name), make("span", {}, url.replace(/^https:\/\/|\/$/g, ""))),
        make("h3", {}, "My questions"),
        make("p", {}, lead),
        cg.meter.ruler(minutes),
      ),
      fields("Name", "Role", "Organization", "Date, and when I stop"),
      fields("What I want to find out"),
      ...parts,
      make(
        "section",
        { class: "cg-part cg-part--end" },
        make("h4", {}, "Before I leave"),
        boxes(["I said that our time was nearly up", "I named one thing that I will use", "I asked how they like to hear from me"]),
      ),
    ];
  }

  /* ---- pages ---- */
  function page(high, content) {
    const made = make("div", { class: "cg-page" }, make("div", { class: "cg-page__body" }, content));
    made.style.setProperty("--h", high);
    return made;
  }

  /* The blocks of each page, for sheets of so many millimetres to fill. */
  function paged(parts, room) {
    const measure = make("div", { class: "cg-sheet cg-sheet--measure", "data-large": sheet.dataset.large, "data-paper": sheet.dataset.paper, "data-density": sheet.dataset.density, "data-loose": loose });
    measure.append(page(0, parts));
    tool.append(measure);
    const heights = parts.map((one) => one.getBoundingClientRect().height / millimetre);
    measure.remove();
    const pages = [];
    parts.forEach((one, at) => {
      if (!pages.length || pages.at(-1).left < heights[at]) pages.push({ parts: [], left: room });
      pages.at(-1).parts.push(one);
      pages.at(-1).left -= heights[at];
    });
    return pages;
  }

  /* What is left on a page becomes room to write, in turns. */
  function fill({ parts, left }, pitch) {
    const answers = parts.map((one) => one.querySelector(".cg-rules")).filter(Boolean);
    const more = Math.min(Math.floor(left / pitch), 3 * answers.length);
    for (let line = 0; line < more; line++) answers[line % answers.length].append(make("i"));
    return parts;
  }

  function layOut(tray, high) {
    const room = loose ? ((high - 36) * 15) / 16 - (large.checked ? 16 : 8) : high - (large.checked ? 52 : 27);
    let best = null;
    for (const [density, pitch] of Object.entries(densities)) {
      sheet.dataset.density = density;
      const pages = paged(blocks(tray, Number(density === "closest")), room);
      if (!best || pages.length < best.pages.length) best = { density, pitch, pages };
      if (large.checked) break;
    }
    sheet.dataset.density = best.density;
    return best.pages.map((one) => fill(one, large.checked ? 13 : best.pitch));
  }

  function show() {
    const tray = cg.tray.get();
    const any = tray.items.length > 0;
    const paper = root.dataset.cgPaper;
    const { high } = papers[paper];
    root.classList.toggle("cg-has-sheet", any);
    preview.hidden = !any;
    large.checked = cg.store.get("large-print", false);
    sheet.dataset.paper = paper;
    sheet.toggleAttribute("data-large", large.checked);
    if (!any) return sheet.replaceChildren();
    const pages = layOut(tray, high);
    const address = cg.bank.site.url.replace(/^https:\/\/|\/$/g, "");
    sheet.replaceChildren(
      ...pages.map((content, at) => {
        const made = page(high, content);
        made.append(make("p", { class: "cg-page__foot" }, make("span", {}, `${cg.bank.site.name} · ${address}`), make("span", {}, `Page ${at + 1} of ${pages.length}`)));
        return made;
      }),
    );
    facts.textContent = `${cg.count(pages.length, "page")} to print.`;
  }

  /* ---- the page ---- */
  const paper = Object.entries(papers).map(([value, { name }]) => make("label", {}, make("input", { type: "radio", name: "paper", value, checked: root.dataset.cgPaper === value }), make("span", {}, name)));
  const facts = make("p", { class: "cg-meta", role: "status" });
  const preview = make(
    "section",
    { class: "cg-mine__sheet", id: "sheet", "aria-labelledby": "sheet-title", hidden: true },
    make("h2", { id: "sheet-title" }, "Your sheet"),
    make(
      "div",
      { class: "cg-mine__how" },
      make("div", { class: "cg-choice", role: "radiogroup", "aria-labelledby": "sheet-paper" }, make("b", { id: "sheet-paper" }, "Paper"), make("span", {}, paper)),
      make("label", { class: "cg-tick" }, large, "Large print"),
    ),
    make("p", { class: "cg-actions" }, button("cg-btn", "print", "Print", () => print())),
    facts,
    sheet,
  );

  cg.questions.load().then(() => {
    const own = make("section", { class: "cg-tray cg-tray--page", "aria-label": "Your questions" });
    tool.append(own, preview);
    const panel = cg.panel.mount(own, { page: true, print: () => print() });
    cg.shared(panel);
    addEventListener("hashchange", () => cg.shared(panel));
    for (const key of ["tray", "paper", "large-print"]) cg.store.watch(key, show);
    document.fonts.ready.then(show);
    show();
    if (location.hash === "#sheet") preview.scrollIntoView();
  });
})();
