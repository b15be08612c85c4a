/* The parts of the reader's own worksheet. They look like those of the worksheets that are PDFs. Adds cg.sheetParts. */
cg.sheetParts = (() => {
  const { make } = cg.dom;
  const mine = cg.myQuestions;
  const lines = [0, 2, 3, 4, 5]; // to write on, for an answer of so many minutes

  /**
   * `number` counts questions from 1; `rule` is how many lines there are to write on.
   * @typedef {{ number?: number, minutes: number, title: string, texts?: (string | undefined)[], prompts?: string[], rule?: number }} Part
   */

  /** Names of blanks, each with what is known. @param {...[name: string, value: string | undefined]} blanks */
  const fields = (...blanks) => make("div", { class: "cg-blanks" }, blanks.map(([name, value]) => make("p", {}, make("b", {}, name), value && make("bdi", {}, ` ${value}`))));
  /** @param {number} number */
  const rules = (number) => make("div", { class: "cg-rules", "aria-hidden": "true" }, Array.from({ length: number }, () => make("i")));
  /** @param {string[]} items */
  const boxes = (items) => make("ul", { class: "cg-boxes" }, items.map((item) => make("li", {}, item)));

  /**
   * A ring of one mark a minute; the minutes from `first` to `last` are bold.
   * @param {number} first counted from 1
   * @param {number} last
   * @param {number} of
   */
  function dial(first, last, of) {
    let fine = "";
    let bold = "";
    for (let minute = 1; minute <= of; minute++) {
      const turn = (2 * Math.PI * minute) / of - Math.PI / 2;
      const at = (/** @type {number} */ far) => `${(24 + far * Math.cos(turn)).toFixed(2)} ${(24 + far * Math.sin(turn)).toFixed(2)}`;
      if (minute >= first && minute <= last) bold += `M${at(17)}L${at(23)}`;
      else fine += `M${at(18.6)}L${at(22.4)}`;
    }
    /** @type {(d: string, width: number) => [string, Record<string, string | number>]} */
    const stroke = (d, width) => ["path", { d, stroke: "#000", "stroke-width": width }];
    return cg.dom.svg({ viewBox: "0 0 48 48" }, stroke(fine, 0.8), stroke(bold, of > 20 ? 2.2 : 3));
  }

  /**
   * A part of the meeting: its minutes on the dial, what to ask or say, room to write.
   * @param {Part} part
   * @param {number} from minutes before it
   * @param {number} of all minutes
   */
  function section({ number, minutes, title, texts = [], prompts = [], rule = 0 }, from, of) {
    const time = cg.text("minutes-short", { count: minutes });
    return make(
      "section",
      { class: "cg-part" },
      make("p", { class: "cg-part__min", "aria-hidden": "true" }, dial(from + 1, from + minutes, of), number ? make("b", {}, String(number)) : null, make("span", {}, time)),
      make("h4", {}, number ? make("span", { class: "cg-vh" }, `${number}. `) : null, title, make("span", { class: "cg-vh" }, `, ${time}`)),
      texts.filter(Boolean).map((text) => make("p", {}, text)),
      prompts.length > 0 && boxes(prompts),
      rule > 0 && rules(rule),
    );
  }

  /**
   * @param {MyQuestion} item
   * @param {number} number
   * @param {number} fewer lines than usual
   * @returns {Part}
   */
  function question({ id, own, minutes }, number, fewer) {
    const rule = (lines[minutes] ?? lines[lines.length - 1]) - fewer;
    const asked = cg.bank.find(id);
    if (!asked) return { number, minutes, title: own ?? "", rule };
    const where = asked.where && cg.text("sheet-look-up", { where: asked.where });
    return { number, minutes, title: asked.ask, texts: [asked.why, where], prompts: asked.follow_ups, rule };
  }

  /**
   * Hello and thank you are as in the plan for a meeting of this length.
   * @param {MyQuestions} now
   * @param {Plan[]} plans
   * @param {number} fewer
   * @returns {Part[]}
   */
  function meeting({ minutes, items }, plans, fewer) {
    const frame = mine.frame(minutes);
    const { hello, thanks } = plans.find((plan) => plan.minutes === frame.length) ?? {};
    return [
      ...(hello ? [{ ...hello, minutes: frame.hello }] : []),
      ...items.map((item, at) => question(item, at + 1, fewer)),
      ...(thanks ? [{ ...thanks, minutes: frame.thanks }] : []),
    ];
  }

  /** @param {string} met */
  const day = (met) => new Date(met).toLocaleString(document.documentElement.lang, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

  /**
   * The whole sheet as blocks that must not be cut, from top to bottom.
   * @param {MyQuestions} now
   * @param {Bank} bank
   * @param {number} fewer lines to write on than usual
   * @param {Partial<Conversation> & { name?: string }} talk who it's for, and the reader's name
   */
  function blocks(now, { site, plans }, fewer, talk) {
    const { minutes, items } = now;
    const lead = cg.text("sheet-lead", { count: items.length, minutes });
    const brand = make("p", { class: "cg-mast__brand" }, make("b", {}, site.name), make("span", {}, address(site.url)));
    const of = Math.max(minutes, mine.total(now));
    let from = 0;
    const parts = meeting(now, plans, fewer).map((part) => section(part, (from += part.minutes) - part.minutes, of));
    const last = boxes([cg.text("sheet-end-time"), cg.text("sheet-end-use"), cg.text("sheet-end-contact")]);
    return [
      make("header", { class: "cg-mast" }, brand, make("h3", {}, cg.text("my-questions")), make("p", {}, lead), cg.meter.ruler(minutes)),
      fields(
        [cg.text("sheet-person"), talk.who],
        [cg.text("sheet-job"), talk.role],
        [cg.text("sheet-workplace"), talk.where],
        [cg.text("sheet-date"), talk.met && day(talk.met)],
        [cg.text("sheet-my-name"), talk.name],
        [cg.text("sheet-goal"), talk.goal],
      ),
      ...parts,
      make("section", { class: "cg-part cg-part--end" }, make("h4", {}, cg.text("sheet-end")), last),
    ];
  }

  /**
   * The address of the guide as it's printed.
   * @param {string} url
   */
  const address = (url) => url.replace(/^https:\/\/|\/$/g, "");

  return { blocks, address };
})();
