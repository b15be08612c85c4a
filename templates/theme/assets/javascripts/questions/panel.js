/* My questions as a panel: how long the meeting is, what fits, and the questions in order. It's beside the bank, on phones
   in a bar at the bottom, and on the page of my questions. Adds cg.panel. */
cg.panel = (() => {
  const { make, icon } = cg.dom;
  const mine = cg.myQuestions;

  /** @param {boolean} page */
  function head(page) {
    const choose = (/** @type {Event & { target: HTMLInputElement }} */ { target }) => mine.setMinutes(Number(target.value));
    const radios = mine.lengths.map((minutes) => make("input", { type: "radio", name: "cg-length", value: minutes, onchange: choose }));
    const lengths = radios.map((radio) => make("label", {}, radio, make("span", {}, radio.value)));
    const seg = make("span", { class: "cg-seg", role: "radiogroup", "aria-label": cg.text("my-questions-length-label") }, lengths);
    const title = make("h2", { tabindex: "-1" }, page ? cg.text("my-questions-order") : cg.text("my-questions"));
    const meter = make("div");
    const sum = make("p", { class: "cg-tray__sum", role: "status" });
    const top = make("div", { class: "cg-tray__title" }, title, make("span", { class: "cg-tray__for" }, make("i", {}, cg.text("my-questions-length")), seg, cg.text("my-questions-length-unit")));
    const element = make("div", { class: "cg-tray__head" }, top, meter, sum);
    /** @param {MyQuestions} now */
    function show(now) {
      const [strong, rest] = cg.meter.words(now);
      const none = !now.items.length;
      const over = mine.total(now) > now.minutes;
      meter.replaceChildren(cg.meter.draw(now));
      /* said again only when it changed */
      const words = none ? "" : `${strong} ${rest}`;
      if (sum.textContent !== words) sum.replaceChildren(...(none ? [] : [make("b", { class: over && "cg-tray__sum--over" }, strong), ` ${rest}`]));
      for (const radio of radios) radio.checked = radio.value === String(now.minutes);
    }
    return { element, title, show };
  }

  /**
   * The bar on phones: opens and closes the panel.
   * @param {HTMLElement} panel
   */
  function handle(panel) {
    const isOpen = () => panel.classList.contains("is-open");
    const element = make("button", { type: "button", class: "cg-tray__bar", "aria-expanded": "false", onclick: () => open(!isOpen()) });
    /** @param {boolean} on */
    function open(on) {
      panel.classList.toggle("is-open", on);
      element.ariaExpanded = String(on);
    }
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      open(false);
      element.focus();
    });
    document.addEventListener("focusin", ({ target }) => {
      if (isOpen() && !panel.contains(/** @type {Node} */ (target))) open(false);
    });
    /** @param {MyQuestions} now */
    function show(now) {
      const count = now.items.length;
      const words = count ? cg.text("my-questions-bar", { count, total: mine.total(now), minutes: now.minutes }) : cg.text("my-questions-bar-empty");
      element.replaceChildren(make("span", {}, words), icon("up"), count ? cg.meter.draw(now) : "");
    }
    return { element, show };
  }

  /**
   * Puts the panel into an element. With `print` it is the page of my questions: without a bar, and the reader's own
   * questions can be changed.
   * @param {HTMLElement} panel
   * @param {Bank} bank
   * @param {() => void} [print]
   */
  function mount(panel, bank, print) {
    const page = Boolean(print);
    const top = head(page);
    const bar = page ? null : handle(panel);
    /* where the focus goes when what had it is gone */
    const rest = () => (bar && !top.title.checkVisibility() ? bar.element : top.title).focus();
    const list = cg.panelList(page, rest);
    const foot = cg.panelFoot(bank, rest, print);
    panel.append(...(bar ? [bar.element] : []), top.element, foot.empty, list.element, foot.element);
    function show() {
      const now = mine.get();
      for (const part of [top, list, foot, bar]) part?.show(now);
    }
    mine.watch(show);
    show();
    return { change: foot.change, focus: rest };
  }

  return { mount };
})();
