/* Days of the calendar, as "2026-03-09". Counted in UTC, where every day has 24 hours: in local time a day may have 23 or 25,
   and adding milliseconds would land on the day before. Only a meeting has a time of day, "2026-03-09T14:30": that is
   local, as the device keeps it. Adds cg.dates. */
cg.dates = (() => {
  /** @param {string} day */
  const utc = (day) => new Date(`${day}T00:00:00Z`);
  /** @param {Date} date */
  const text = (date) => date.toISOString().slice(0, 10);
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");

  /**
   * @param {string} day
   * @param {number} number
   */
  function plus(day, number) {
    const date = utc(day);
    date.setUTCDate(date.getUTCDate() + number);
    return text(date);
  }

  /**
   * The same day of a later month, or its last one: three months after November 30 is February 28.
   * @param {string} day
   * @param {number} number
   */
  function plusMonths(day, number) {
    const first = utc(`${day.slice(0, 8)}01`);
    first.setUTCMonth(first.getUTCMonth() + number);
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    return `${text(first).slice(0, 8)}${two(Math.min(Number(day.slice(8)), last))}`;
  }

  /**
   * later("2026-03-09", [7, "days"])
   * @param {string} day
   * @param {Pace} pace
   */
  const later = (day, [number, unit]) => (unit === "months" ? plusMonths : plus)(day, number);

  /**
   * Nobody wants a message on a Saturday or Sunday: then the Monday after.
   * @param {string} day
   */
  function business(day) {
    const weekday = utc(day).getUTCDay();
    return plus(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
  }

  /**
   * The same for what is promised within some days of `from`: the Friday before, if that is not too early.
   * @param {string} day
   * @param {string} from
   */
  function within(day, from) {
    const weekday = utc(day).getUTCDay();
    const friday = plus(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
    return friday < from ? business(day) : friday;
  }

  const today = (now = new Date()) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  /**
   * When a local time is. One that the clocks skip in spring is an hour later.
   * @param {string} time
   */
  function instant(time) {
    const [year, month, day, hour, minute] = time.split(/\D/).map(Number);
    return new Date(year, month - 1, day, hour, minute);
  }

  /**
   * "Monday, March 9", with the year if it is another one.
   * @param {string} day
   */
  function long(day, now = today()) {
    const year = day.slice(0, 4) === now.slice(0, 4) ? undefined : "numeric";
    /** @type {Intl.DateTimeFormatOptions} */
    const form = { weekday: "long", month: "long", day: "numeric", timeZone: "UTC", year };
    return new Intl.DateTimeFormat(document.documentElement.lang, form).format(utc(day));
  }

  /**
   * "Mon, Mar 9", with the year if it is another one.
   * @param {string} day
   */
  function short(day, now = today()) {
    const year = day.slice(0, 4) === now.slice(0, 4) ? undefined : "numeric";
    return new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", month: "short", day: "numeric", timeZone: "UTC", year }).format(utc(day));
  }

  /**
   * How many days from one day to another.
   * @param {string} from
   * @param {string} to
   */
  const between = (from, to) => Math.round((+utc(to) - +utc(from)) / 86_400_000);
  /** @param {Date} date */
  const time = (date) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" }).format(date);
  /** @param {string} local */
  const clock = (local) => time(instant(local));

  return { plus, plusMonths, later, business, within, today, instant, long, short, between, time, clock };
})();
