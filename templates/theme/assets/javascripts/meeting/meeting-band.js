/* The band on top of a meeting: a clock whose filled minutes are those that are left, the time in words, and the parts on a meter.
   Adds cg.meetingBand. */
cg.meetingBand = (() => {
  const { make, svg, button, icon } = cg.dom;
  const { elapsed, left, end, plan, behind, spare } = cg.meetingClock;

  /**
   * A point on the face, so far from the middle.
   * @param {number} minute
   * @param {number} radius
   */
  function point(minute, radius) {
    const angle = (minute * Math.PI) / 30;
    return `${(50 + radius * Math.sin(angle)).toFixed(2)} ${(50 - radius * Math.cos(angle)).toFixed(2)}`;
  }
  /**
   * A slice of the face between two minutes of the hour.
   * @param {number} from
   * @param {number} to
   */
  const slice = (from, to) => `M50 50L${point(from, 35)}A35 35 0 ${to - from > 30 ? 1 : 0} 1 ${point(to, 35)}Z`;

  /**
   * A face whose filled minutes are between two moments, where the minute hand will be. What has passed is dotted.
   * @param {number} size in pixels
   * @param {Date} from
   * @param {Date} to
   * @param {Date} [began]
   */
  function face(size, from, to, began = from) {
    /** @param {Date} date */
    const minute = (date) => date.getMinutes() + date.getSeconds() / 60;
    const start = minute(from);
    const length = Math.min(59.9, Math.max(0, (+to - +from) / 60_000));
    const spent = Math.min(59.9, Math.max(0, (+from - +began) / 60_000));
    const ticks = Array.from({ length: 12 }, (_, hour) => `M${point(hour * 5, 46)}L${point(hour * 5, hour % 3 ? 41 : 38)}`).join("");
    /** @type {[string, Record<string, string | number>][]} */
    const shapes = [
      ["circle", { cx: 50, cy: 50, r: 46.5, "stroke-width": 2.6 }],
      ["path", { d: ticks, fill: "none", stroke: "currentColor", "stroke-width": 2.4 }],
    ];
    if (spent) shapes.push(["path", { d: slice(start - spent, start), class: "spent" }]);
    if (length) shapes.push(["path", { d: slice(start, start + length), class: "fill", "stroke-width": 2.6 }]);
    return svg({ class: "cg-dial", viewBox: "0 0 100 100", width: size, height: size }, ...shapes);
  }

  /**
   * The parts as boxes, a needle for now, and what is behind. For the eye only.
   * @param {Meeting} meeting
   * @param {number} now
   */
  function meter(meeting, now) {
    const places = plan(meeting).filter(({ part }) => !part.out && part.minutes);
    const planned = places.at(-1)?.to ?? 0;
    const whole = Math.max(meeting.minutes, planned);
    const gone = Math.min(whole, elapsed(meeting, now));
    const late = left(meeting, now) > 2 ? behind(meeting, now) : 0;
    const out = late ? meeting.parts[spare(meeting)] : null;
    const here = places.find(({ part }) => part === meeting.parts[meeting.at]);
    const boxes = places.map(({ part, from, to }) => box(part === out ? "out" : part === here?.part ? "here" : "", to - from, (gone - from) / (to - from)));
    if (whole > planned) boxes.push(box("room", whole - planned, 0));
    const needle = mark("cg-meter__now", gone / whole);
    const missing = here && late && gone > here.to ? mark("cg-meter__late", here.to / whole, (gone - here.to) / whole) : null;
    return make("div", { class: "cg-meter", "aria-hidden": "true" }, make("div", { class: "cg-meter__bar" }, boxes), needle, missing, times(meeting, now, whole));
  }
  /**
   * @param {string} look
   * @param {number} minutes
   * @param {number} spent from 0 to 1
   */
  function box(look, minutes, spent) {
    const drawn = make("i", { class: look });
    drawn.style.setProperty("--m", String(minutes));
    drawn.style.setProperty("--d", `${Math.round(100 * Math.min(1, Math.max(0, spent)))}%`);
    return drawn;
  }
  /** @type {(look: string, at: number, width?: number) => HTMLElement} Shares of the whole. */
  function mark(look, at, width = 0) {
    const drawn = make("b", { class: look });
    drawn.style.setProperty("--at", String(at));
    drawn.style.setProperty("--w", String(width));
    return drawn;
  }
  /**
   * Times on the wall, under the meter, which is longer than the meeting where more is planned.
   * @param {Meeting} meeting
   * @param {number} now
   * @param {number} whole in minutes
   */
  function times(meeting, now, whole) {
    const last = end(meeting, now);
    const first = new Date(+last - meeting.minutes * 60_000);
    const drawn = make("div", { class: "cg-meter__n" }, make("span", {}, cg.dates.time(first)), make("span", {}, cg.dates.time(last)));
    drawn.style.setProperty("--at", String(meeting.minutes / whole));
    return drawn;
  }

  /** @param {() => void} [pause] without it there's no button for that */
  function build(pause) {
    const dial = make("div", { class: "cg-room__dial" });
    const words = make("b");
    const until = make("span");
    const press = button("cg-btn cg-btn--quiet cg-room__pause", "pause", "", () => pause?.());
    const bar = make("div");
    const element = make("header", { class: "cg-room__top" }, make("div", { class: "cg-room__time" }, dial, make("p", { role: "timer", "aria-live": "off" }, words, until), pause && press), bar);

    /**
     * @param {Meeting} meeting
     * @param {number} now
     */
    function show(meeting, now) {
      const minutes = left(meeting, now);
      const last = end(meeting, now);
      const began = new Date(+last - meeting.minutes * 60_000);
      const at = new Date(Math.min(+last, +began + elapsed(meeting, now) * 60_000));
      element.classList.toggle("cg-room__top--now", minutes <= 2 && !meeting.pausedAt);
      words.textContent = meeting.pausedAt ? cg.text("meeting-paused") : minutes ? cg.text("meeting-left", { count: minutes }) : cg.text("meeting-over");
      until.textContent = minutes ? cg.text("meeting-until", { time: cg.dates.time(last) }) : cg.text("meeting-over-detail");
      press.replaceChildren(icon(meeting.pausedAt ? "arrow" : "pause", 18), meeting.pausedAt ? cg.text("meeting-go-on") : cg.text("meeting-pause"));
      press.hidden = minutes <= 2 && !meeting.pausedAt;
      dial.replaceChildren(face(68, at, last, began));
      bar.replaceChildren(meter(meeting, now));
    }
    return { element, show };
  }

  return { build, face };
})();
