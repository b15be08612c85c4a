/* What the panel offers below its list: print, share and remove all; a question of the reader's own; and where to start. What was
   done is said here, with a way back. Adds cg.panelFoot. */
cg.panelFoot = (() => {
  const { make, icon, button, field, notice } = cg.dom;
  const mine = cg.myQuestions;

  /**
   * `notices` says what was done; `empty` is shown in place of the list; `rest` takes the focus when what had it is gone.
   * @typedef {{ bank: Bank, notices: HTMLElement, empty: HTMLElement, rest: () => void }} Foot
   */

  /**
   * A part of the foot that opens, with its button.
   * @param {string} drawn
   * @param {string} words
   * @param {HTMLElement} content
   * @param {() => void} onopen
   */
  function opening(drawn, words, content, onopen) {
    const region = make("div", { class: "cg-tray__more", hidden: true }, content);
    const label = make("span", {}, words);
    const opener = button("cg-btn cg-btn--quiet", drawn, label, () => turn(Boolean(region.hidden)), { "aria-expanded": "false" });
    /** @param {boolean} on */
    function turn(on) {
      if (on) onopen();
      region.hidden = !on;
      opener.ariaExpanded = String(on);
      if (on) /** @type {HTMLElement | null} */ (region.querySelector("textarea, button"))?.focus();
    }
    return { region, opener, label, turn };
  }

  function ownForm() {
    const words = cg.ownWords({ id: "own-words", required: true, autocomplete: "off" }, () => form.requestSubmit());
    const minutes = make("select", { id: "own-minutes" }, [1, 2, 3, 4, 5].map((number) => make("option", { value: number, selected: number === 2 }, cg.text("minutes-short", { count: number }))));
    /** @param {Event} event */
    function submit(event) {
      event.preventDefault();
      const own = words.value.replace(/\s+/g, " ").trim();
      if (!own) return;
      mine.add({ own, minutes: Number(minutes.value) });
      cg.say(mine.added());
      words.value = "";
      words.focus();
    }
    const add = make("button", { class: "cg-btn cg-btn--quiet" }, cg.text("my-questions-own-add"));
    const form = make("form", { class: "cg-tray__own", onsubmit: submit }, field(cg.text("my-questions-own"), words), field(cg.text("my-questions-own-takes"), minutes), add);
    return form;
  }

  /**
   * Says one thing at a time.
   * @param {Foot} foot
   * @param {HTMLElement} box
   */
  function tell(foot, box) {
    box.setAttribute("role", "status");
    foot.notices.replaceChildren(box);
  }

  /**
   * Puts other questions in the place of those that are there, with a way back.
   * @param {Foot} foot
   * @param {MyQuestion[]} items
   * @param {number | undefined} minutes
   * @param {string} strong says what became of those before
   */
  function change({ notices, rest }, items, minutes, strong) {
    const before = mine.get();
    mine.replace(items, minutes);
    notices.replaceChildren();
    if (!before.items.length) {
      cg.say(mine.words());
      rest();
      return;
    }
    const place = make("i", { hidden: true });
    notices.append(place);
    cg.dom.undo(place, strong, "", () => {
      mine.replace(before.items, before.minutes);
      rest();
    });
  }

  /* ---- sharing ---- */

  /**
   * @param {MyQuestions} now
   * @param {Bank} bank
   */
  function link({ minutes, items }, bank) {
    const ids = items.flatMap(({ id }) => id || []);
    const hash = `my-questions/#t=${minutes}&q=${ids.join(",")}`;
    return location.protocol === "file:" ? bank.site.url + hash : cg.address(hash);
  }

  /** @param {Foot} foot */
  async function share(foot) {
    const now = mine.get();
    const address = link(now, foot.bank);
    if (navigator.share) {
      const text = cg.text("my-questions-share-words", { count: now.items.length, minutes: now.minutes, site: foot.bank.site.name });
      navigator.share({ title: cg.text("my-questions"), text, url: address }).catch(() => {}); // the reader changed their mind
      return;
    }
    const words = now.items.some(({ own }) => own) ? cg.text("my-questions-link-help-own") : cg.text("my-questions-link-help");
    try {
      await navigator.clipboard.writeText(address);
      tell(foot, notice("good", cg.text("my-questions-link-copied"), words));
    } catch {
      const shown = make("input", { type: "text", readonly: true, value: address, "aria-label": cg.text("my-questions-link") });
      tell(foot, notice("", cg.text("my-questions-link-copy"), words, make("span", { class: "cg-field" }, shown)));
      shown.focus();
      shown.select();
    }
  }

  /* ---- where to start ---- */

  /** @typedef {{ title: string, questions: string[], minutes?: number }} Start */

  /**
   * @param {Foot} foot
   * @param {Start} start
   */
  const begin = (foot, { questions, minutes }) => change(foot, cg.bank.resolve(questions).items, minutes, cg.text("my-questions-replaced"));

  /**
   * @param {string} words
   * @param {Start[]} starts
   * @param {(start: Start) => void} choose
   */
  function group(words, starts, choose) {
    if (!starts.length) return [];
    const chips = starts.map((start) => button("cg-chip", null, start.title, () => choose(start), { "data-cg-set": start.questions.join(" ") }));
    return [make("p", { class: "cg-label" }, words), make("div", { class: "cg-chips" }, chips)];
  }

  /** @param {Foot} foot */
  function fillEmpty(foot) {
    const { plans } = foot.bank;
    const plan = plans.find(({ minutes }) => minutes === mine.usual) ?? plans[0];
    foot.empty.append(make("b", {}, cg.text("my-questions-empty")), make("br"), cg.text("my-questions-empty-help"));
    if (!plan) return;
    const words = cg.text("my-questions-start", { count: plan.questions.length });
    foot.empty.append(make("br"), button("cg-link", null, words, () => begin(foot, plan)));
  }

  /**
   * @param {Bank} bank
   * @param {() => void} rest
   * @param {() => void} [print] a link to the page of my questions is shown instead, if not given
   */
  function build(bank, rest, print) {
    const foot = { bank, rest, notices: make("div", { class: "cg-tray__told" }), empty: make("div", { class: "cg-empty" }) };
    /** @param {Start} choice */
    const choose = (choice) => {
      begin(foot, choice);
      start.turn(false);
    };
    const kits = make("div", { class: "cg-tray__kits" }, [...group(cg.text("my-questions-sets-plans"), bank.plans, choose), ...group(cg.text("my-questions-sets-kits"), bank.kits, choose)]);
    const own = opening("plus", cg.text("my-questions-own-open"), ownForm(), () => start.turn(false));
    const start = opening("down", cg.text("my-questions-sets"), kits, () => own.turn(false));
    const printing = print
      ? button("cg-btn cg-btn--quiet", "print", cg.text("my-questions-print"), print)
      : make("a", { class: "cg-btn", href: cg.address("my-questions/#sheet") }, icon("print"), cg.text("my-questions-print"));
    const sharing = button("cg-btn cg-btn--quiet", "share", cg.text("my-questions-share"), () => share(foot));
    const clearing = button("cg-btn cg-btn--quiet", "bin", cg.text("my-questions-clear"), () => change(foot, [], undefined, cg.text("my-questions-cleared")));
    const two = (/** @type {Single[]} */ ...inside) => make("div", { class: "cg-tray__two" }, inside);
    const element = make("div", { class: "cg-tray__foot" }, foot.notices, own.region, start.region, printing, two(own.opener, sharing), two(start.opener, clearing));
    /** @param {MyQuestions} now */
    function show({ items }) {
      foot.empty.hidden = items.length > 0;
      printing.hidden = sharing.hidden = clearing.hidden = !items.length;
      start.label.textContent = items.length ? cg.text("my-questions-sets-replace") : cg.text("my-questions-sets");
      const now = items.map(({ id }) => id).join(" ");
      for (const chip of /** @type {NodeListOf<HTMLElement>} */ (kits.querySelectorAll(".cg-chip"))) chip.ariaPressed = String(chip.dataset.cgSet === now);
    }
    fillEmpty(foot);
    /** @param {[items: MyQuestion[], minutes: number | undefined, strong: string]} to */
    const changeTo = (...to) => change(foot, ...to);
    return { element, empty: foot.empty, show, change: changeTo };
  }

  return build;
})();
