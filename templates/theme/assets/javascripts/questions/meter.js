/* The minutes of a meeting as boxes on a ruler, for the eye; and the same in words. Adds cg.meter. */
cg.meter = (() => {
  const { make } = cg.dom;
  /** @typedef {{ minutes: number, look?: string, label?: string }} Box */

  /** @param {number} minutes */
  function ruler(minutes) {
    const marks = Array.from({ length: minutes + 1 }, (_, minute) => `M${minute} 0v${minute % 5 ? 1 : 2}`);
    const look = { class: "cg-ruler", viewBox: `0 0 ${minutes} 2`, preserveAspectRatio: "none" };
    return cg.dom.svg(look, ["path", { d: marks.join("") }]);
  }

  /** @param {Box} box */
  function drawBox({ minutes, look, label }) {
    const drawn = make("i", { class: look }, label && (look === "over" ? make("span", {}, label) : label));
    drawn.style.setProperty("--m", String(minutes));
    return drawn;
  }

  /**
   * @param {MyQuestions} mine
   * @returns {Box[]}
   */
  function boxes(mine) {
    const { frame, total } = cg.myQuestions;
    const { hello, thanks } = frame(mine.minutes);
    const room = mine.minutes - total(mine);
    const items = mine.items.map(({ minutes }, number) => ({ minutes, label: String(number + 1) }));
    const all = [
      { minutes: hello, look: "frame" },
      ...items,
      { minutes: Math.max(room, 0), look: "room" },
      { minutes: thanks, look: "frame" },
    ];
    if (room >= 0) return all;
    let left = mine.minutes; // what is beyond the end is one box that says how much that is
    for (const box of all) {
      box.minutes = Math.min(box.minutes, left);
      left -= box.minutes;
    }
    return [...all, { minutes: -room, look: "over", label: `+${-room}` }];
  }

  /** @param {MyQuestions} mine */
  function draw(mine) {
    const bar = make("div", { class: "cg-strip__bar" }, boxes(mine).filter(({ minutes }) => minutes).map(drawBox));
    const long = Math.max(mine.minutes, cg.myQuestions.total(mine));
    const numbers = make("div", { class: "cg-strip__n" });
    for (let minute = 0; minute <= mine.minutes; minute += 5) numbers.append(make("span", {}, String(minute)));
    numbers.style.setProperty("--beyond", String((long - mine.minutes) / long));
    return make("div", { class: "cg-strip", "aria-hidden": "true" }, bar, ruler(long), numbers);
  }

  /** @param {number} minutes that are left */
  function room(minutes) {
    if (minutes === 0) return cg.text("meter-full");
    if (minutes === 1) return cg.text("meter-minute");
    if (minutes === 2) return cg.text("meter-short");
    return cg.text("meter-room", { count: Math.floor(minutes / 3) });
  }

  /**
   * The same in words: a strong part and the rest.
   * @param {MyQuestions} mine
   */
  function words(mine) {
    const total = cg.myQuestions.total(mine);
    const { minutes } = mine;
    if (total > minutes) return [cg.text("meter-over", { total, minutes }), cg.text("meter-over-help")];
    return [cg.text("meter-planned", { total, minutes }), room(minutes - total)];
  }

  return { draw, words, ruler };
})();
