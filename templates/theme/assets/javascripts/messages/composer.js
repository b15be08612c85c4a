/* The composer: the message as it's written, with a field for the blank that was pressed, and below it what to do with the
   message and hints.

   `cg.composer.mount(element, letter, options)` builds it inside `element`, for the data of one letter as the page brings it.
   It needs nothing of the page around it. Options: `heading`, the level of its headings (2), and `onchange(message)`, called
   after each change. Adds cg.composer. */
cg.composer = (() => {
  const { make, icon, button } = cg.dom;
  let mounted = 0;
  const lists = new Intl.ListFormat(document.documentElement.lang, { type: "unit" });
  /** @param {string[]} values */
  const inList = (values) => lists.format(values.map((value) => value.trim()));

  /**
   * The button that clears what was typed.
   * @param {LetterData} letter
   * @param {ReturnType<typeof cg.composerNews>} news
   * @param {() => void} restart
   */
  function eraser(letter, news, restart) {
    const element = button("cg-btn cg-btn--quiet", "bin", cg.text("message-clear"), () => {
      const before = cg.keptLetters.get();
      restart();
      const more = cg.keptLetters.erase(letter);
      const undo = () => news.undo(before, () => element);
      const all = button("cg-btn cg-btn--quiet", "bin", cg.text("message-clear-all"), () => {
        cg.store.remove("letters");
        news.show(element, cg.text("message-cleared-all"), cg.text("message-cleared-all-detail"), undo());
        element.focus();
      });
      const words = more ? cg.text("message-cleared-others-left") : cg.text("message-cleared-none-left");
      news.show(element, cg.text("message-cleared"), words, undo(), ...(more ? [all] : []));
    });
    return element;
  }

  /**
   * The offer to take over who and what the last letter was about.
   * @param {LetterData} letter
   * @param {() => void} focus
   */
  function takeOver(letter, focus) {
    const { get, change, carried } = cg.keptLetters;
    const over = button("cg-btn cg-btn--quiet", null, "", () => {
      const taken = carried(get(), letter);
      change((kept) => (kept.own[letter.id] = taken));
      cg.say(cg.text("message-carried-over", { values: inList(Object.values(taken)) }));
      focus();
    });
    const element = make("p", { class: "cg-compose__over" }, over);
    /** @param {Letters} kept */
    function show(kept) {
      const begun = kept.last === letter.id || Object.keys(kept.own[letter.id] ?? {}).length > 0;
      const taken = begun ? [] : Object.values(carried(kept, letter));
      element.hidden = !taken.length;
      over.textContent = cg.text("message-carry-over", { values: inList(taken) });
    }
    return { element, show };
  }

  const privacy = () =>
    make("p", { class: "cg-privacy" }, icon("lock"), make("span", {}, cg.text("message-privacy")));

  /**
   * @param {HTMLElement} element
   * @param {LetterData} letter
   * @param {{ heading?: 2 | 3 | 4, onchange?: (message: Message) => void }} [options]
   */
  function mount(element, letter, { heading = 2, onchange } = {}) {
    const prefix = `letter-${++mounted}`;
    const news = cg.composerNews();
    const paper = make("div", { class: "cg-paper", role: "group", "aria-label": cg.text("message-so-far") });
    const dock = cg.composerDock(letter, prefix, paper, { changed: show, finished: () => actions.focus() });
    const over = takeOver(letter, dock.focus);
    const byHand = cg.composerByHand(letter, prefix, news);
    const actions = cg.composerActions(letter, paper, byHand, news, dock.focus);
    const counter = cg.composerPaper.counter();
    const hints = cg.composerHints();
    const list = make("section", { "aria-label": cg.text("message-hints") }, make(`h${heading}`, { class: "cg-label" }, cg.text("message-hints")), hints.element);
    const erase = make("p", { class: "cg-actions" }, eraser(letter, news, dock.restart));
    const words = make("div", { class: "cg-write__words" }, paper, byHand.element);
    const end = make("div", { class: "cg-write__end" }, counter.element, actions.element, actions.long, privacy(), erase, list);
    element.classList.add("cg-write");
    element.replaceChildren(make("div", { class: "cg-write__in" }, over.element, words, dock.element, byHand.away, end));

    function show() {
      const kept = cg.keptLetters.get();
      const now = cg.keptLetters.message(kept, letter);
      const values = cg.keptLetters.values(kept, letter);
      const words = kept.words[letter.id];
      dock.show(values);
      dock.element.hidden = paper.hidden = Boolean(words);
      byHand.show(words);
      over.show(kept);
      paper.replaceChildren(...cg.composerPaper.sheet(now, { prefix, current: dock.current() }));
      counter.show(cg.composerPaper.length(letter, now));
      actions.show(now);
      hints.show(cg.hints.of(letter, now, words ? null : (values[letter.connection ?? ""] ?? "")));
      onchange?.(now);
    }

    show();
    cg.store.watch("letters", show);
  }

  return { mount };
})();
