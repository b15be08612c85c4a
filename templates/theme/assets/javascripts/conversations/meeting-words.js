/* When a meeting is, in words that are right at this minute, and as a clock. Adds cg.meetingWords. */
cg.meetingWords = (() => {
  const { dates } = cg;

  /**
   * "Meeting tomorrow", "You met today": always shown with the date.
   * @param {number} days from today until the day
   * @param {string} met
   * @param {Date} start
   * @param {Date} end
   * @param {Date} now
   */
  function relative(days, met, start, end, now) {
    if (+end <= +now) return days === 0 ? cg.text("talk-met-today") : days === -1 ? cg.text("talk-met-yesterday") : cg.text("talk-met-past");
    const count = Math.ceil((+start - +now) / 60_000);
    if (count <= 0) return cg.text("talk-meeting-now");
    if (days === 0) return count <= 60 ? cg.text("talk-meeting-today-in", { count }) : cg.text("talk-meeting-today");
    return days === 1 ? cg.text("talk-meeting-tomorrow") : cg.text("talk-meeting-in", { count: days });
  }

  /**
   * Label, day and length of a meeting. Without one `day` says so.
   * @param {Conversation} conversation
   * @param {number} usual minutes, where nobody has said
   */
  function of({ met, minutes }, usual, now = new Date()) {
    if (!met) return { label: cg.text("talk-meeting"), day: cg.text("talk-meeting-none"), about: "" };
    const day = met.slice(0, 10);
    const count = minutes || usual;
    const start = dates.instant(met);
    const end = new Date(+start + count * 60_000);
    const label = relative(dates.between(dates.today(now), day), met, start, end, now);
    return { label, day: cg.text("talk-meeting-day-time", { day: dates.short(day, dates.today(now)), time: dates.time(start) }), about: cg.text("talk-meeting-until", { count, time: dates.time(end) }) };
  }

  /**
   * A point on the clock.
   * @param {number} minute
   * @param {number} far
   */
  function point(minute, far) {
    const turn = (minute / 30) * Math.PI;
    return `${(50 + far * Math.sin(turn)).toFixed(2)} ${(50 - far * Math.cos(turn)).toFixed(2)}`;
  }

  /**
   * A clock with the minutes of the meeting where the minute hand will be; dashed without a meeting.
   * @param {Conversation} conversation
   * @param {number} usual
   */
  function clock({ met, minutes }, usual) {
    const ticks = Array.from({ length: 12 }, (_, hour) => `M${point(hour * 5, 46)}L${point(hour * 5, hour % 3 ? 41.5 : 39)}`).join("");
    const from = met ? Number(met.slice(14)) : 0;
    const length = Math.min(minutes || usual, 59.9);
    const slice = `M50 50L${point(from, 35)}A35 35 0 ${Number(length > 30)} 1 ${point(from + length, 35)}Z`;
    return cg.dom.svg(
      { class: "cg-dial", viewBox: "0 0 100 100" },
      ["circle", { cx: 50, cy: 50, r: 46.5, "stroke-width": 2.6 }],
      ["path", { d: ticks, stroke: "currentColor", "stroke-width": 2.4, fill: "none" }],
      ...(met ? [/** @type {[string, Record<string, string | number>]} */ (["path", { class: "fill", d: slice, "stroke-width": 2.6 }])] : []),
    );
  }

  return { of, clock };
})();
