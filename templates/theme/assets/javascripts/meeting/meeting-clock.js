/* The time of a meeting, worked out from when it began. Nothing counts by itself, so a phone that slept or died loses none of
   it. In minutes; moments are in milliseconds. Adds cg.meetingClock. */
cg.meetingClock = (() => {
  const minute = 60_000;
  /** How long after its start a meeting is still taken for one that goes on: three hours. */
  const forgotten = 180;

  /**
   * Never less than none: a clock may be set back.
   * @param {Meeting} meeting
   * @param {number} now
   */
  const elapsed = ({ began, paused, pausedAt, ended }, now) => Math.max(0, (pausedAt || ended || now) - began - paused) / minute;

  /**
   * Whole minutes that are left, and none after the end.
   * @param {Meeting} meeting
   * @param {number} now
   */
  const left = (meeting, now) => Math.max(0, Math.ceil(meeting.minutes - elapsed(meeting, now)));

  /**
   * When it ends. While it's paused the end moves on.
   * @param {Meeting} meeting
   * @param {number} now
   */
  const end = ({ began, paused, pausedAt, minutes }, now) => new Date(began + paused + (pausedAt ? Math.max(0, now - pausedAt) : 0) + minutes * minute);

  /**
   * Where each part begins and ends if nothing takes longer than planned. One that is left out takes no time.
   * @param {Meeting} meeting
   */
  function plan({ parts }) {
    let from = 0;
    return parts.map((part) => {
      const to = from + (part.out ? 0 : part.minutes);
      const place = { part, from, to };
      from = to;
      return place;
    });
  }

  /**
   * Parts that are still to come.
   * @param {Meeting} meeting
   */
  const ahead = ({ parts, at }) => parts.slice(at + 1).filter(({ out }) => !out);

  /**
   * How many minutes are missing for what is to come, even if this part ends now.
   * @param {Meeting} meeting
   * @param {number} now
   */
  function behind(meeting, now) {
    const needed = ahead(meeting).reduce((sum, { minutes }) => sum + minutes, 0);
    return meeting.pausedAt ? 0 : Math.max(0, Math.floor(needed - (meeting.minutes - elapsed(meeting, now))));
  }

  /**
   * The part that can best be left out, by its place: the longest question that is to come, and one that matters less before one that
   * matters more. Never the one that asks for a name. -1 if there is none.
   * @param {Meeting} meeting
   */
  function spare(meeting) {
    const questions = ahead(meeting).filter(({ kind, stays }) => kind === "question" && !stays);
    const less = questions.filter(({ core }) => !core);
    const [longest] = (less.length ? less : questions).sort((a, b) => b.minutes - a.minutes);
    return meeting.parts.indexOf(longest);
  }

  /**
   * Whether it's so long over that it won't go on.
   * @param {Meeting} meeting
   * @param {number} now
   */
  const isOver = (meeting, now) => meeting.ended > 0 || elapsed({ ...meeting, pausedAt: 0 }, now) > forgotten;

  return { elapsed, left, end, plan, behind, spare, isOver };
})();
