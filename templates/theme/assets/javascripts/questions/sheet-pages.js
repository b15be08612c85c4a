/* Splits the reader's own worksheet into pages. Heights are measured at the size of the paper, so that nothing is cut off.
   Adds cg.sheetPages. */
cg.sheetPages = (() => {
  const { make } = cg.dom;
  const millimeter = 96 / 25.4; // in pixels
  /* Only Chromium takes margins and paper from a named @page as they are. Firefox keeps room for its own lines at head and
     foot; WebKit takes neither, and prints a millimeter a fifteenth too large. There a page ends early enough for margins of
     18 mm, and its foot follows what is on it. */
  const loose = navigator.vendor !== "Google Inc.";
  /* From roomy to close, with the height of a line in millimeters: a closer one is taken where it saves a page. */
  const densities = { roomy: 8.5, close: 8.5, closest: 8 };
  /** @typedef {{ parts: HTMLElement[], left: number }} Page what is on it, and the millimeters that are left */

  /**
   * @param {number} height of the paper, in millimeters
   * @param {HTMLElement[]} content
   */
  function page(height, content) {
    const made = make("div", { class: "cg-page" }, make("div", { class: "cg-page__body" }, content));
    made.style.setProperty("--h", String(height));
    return made;
  }

  /**
   * The blocks of each page, for sheets of so many millimeters to fill. They are measured next to the sheet, as it is set.
   * @param {HTMLElement} sheet
   * @param {HTMLElement[]} parts
   * @param {number} room
   */
  function paged(sheet, parts, room) {
    const { large, paper, density } = sheet.dataset;
    const measure = make("div", { class: "cg-sheet cg-sheet--measure", "data-large": large, "data-paper": paper, "data-density": density, "data-loose": loose });
    measure.append(page(0, parts));
    document.getElementById("tool")?.append(measure);
    const heights = parts.map((part) => part.getBoundingClientRect().height / millimeter);
    measure.remove();
    /** @type {Page[]} */
    const pages = [];
    parts.forEach((part, at) => {
      if (!pages.length || pages[pages.length - 1].left < heights[at]) pages.push({ parts: [], left: room });
      const last = pages[pages.length - 1];
      last.parts.push(part);
      last.left -= heights[at];
    });
    return pages;
  }

  /**
   * What is left on a page becomes room to write, in turns.
   * @param {Page} page
   * @param {number} pitch the height of a line, in millimeters
   */
  function fill({ parts, left }, pitch) {
    const answers = parts.flatMap((part) => part.querySelector(".cg-rules") ?? []);
    const more = Math.min(Math.floor(left / pitch), 3 * answers.length);
    for (let line = 0; line < more; line++) answers[line % answers.length].append(make("i"));
    return parts;
  }

  /**
   * The content of each page. Sets the density of the sheet.
   * @param {HTMLElement} sheet
   * @param {(fewer: number) => HTMLElement[]} blocks the sheet with so many lines fewer to write on
   * @param {number} height of the paper, in millimeters
   * @param {boolean} large whether it's in large print
   */
  function layOut(sheet, blocks, height, large) {
    const room = loose ? ((height - 36) * 15) / 16 - (large ? 16 : 8) : height - (large ? 52 : 27);
    let best = { density: "", pitch: 0, pages: /** @type {Page[]} */ ([]) };
    for (const [density, pitch] of Object.entries(densities)) {
      sheet.dataset.density = density;
      const pages = paged(sheet, blocks(Number(density === "closest")), room);
      if (!best.density || pages.length < best.pages.length) best = { density, pitch, pages };
      if (large) break;
    }
    sheet.dataset.density = best.density;
    return best.pages.map((filled) => fill(filled, large ? 13 : best.pitch));
  }

  return { loose, page, layOut };
})();
