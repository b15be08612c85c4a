/* Calendar files as RFC 5545 wants them. Text in, text out. Adds cg.calendarFile. */
cg.calendarFile = (() => {
  /**
   * How many bytes a character takes.
   * @param {string} character
   */
  function bytesOf(character) {
    const point = character.codePointAt(0) ?? 0;
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  /**
   * Lines of at most 75 bytes, never split inside a character; the rest follows after a space.
   * @param {string} line
   */
  function fold(line) {
    let folded = "";
    let length = 0;
    for (const character of line) {
      const bytes = bytesOf(character);
      if (length + bytes > 75) {
        folded += "\r\n ";
        length = 1;
      }
      folded += character;
      length += bytes;
    }
    return folded;
  }

  /** @param {string} text */
  function escape(text) {
    return text
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex -- they are what must go
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n");
  }

  /** @param {string} day */
  const basic = (day) => day.replaceAll("-", "");
  /** @param {Date} date */
  const instant = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

  /**
   * A reminder takes a whole day without blocking it.
   * @param {CalendarEvent} event
   */
  function when({ day, start, end }) {
    if (start && end) return [`DTSTART:${instant(start)}`, `DTEND:${instant(end)}`, "TRANSP:OPAQUE"];
    return day ? [`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(cg.dates.plus(day, 1))}`, "TRANSP:TRANSPARENT"] : [];
  }

  /**
   * When it rings, never in the past: a meeting an hour before or, where that's over, ten minutes before; a reminder at nine in
   * the morning or at the next full hour of today.
   * @param {CalendarEvent} event
   * @param {Date} now
   */
  function alarm({ day, start }, now) {
    if (start) {
      const minutes = (+start - +now) / 60_000;
      return minutes > 60 ? "-PT1H" : minutes > 10 ? "-PT10M" : minutes > 0 ? "PT0S" : "";
    }
    const hour = day === cg.dates.today(now) ? Math.max(9, now.getHours() + 1) : 9;
    return hour < 24 ? `PT${hour}H` : "";
  }

  /**
   * @param {CalendarEvent} event
   * @param {string} host
   * @param {Date} now
   */
  function entry(event, host, now) {
    const rings = alarm(event, now);
    return [
      "BEGIN:VEVENT",
      `UID:${event.id}@${host}`,
      `DTSTAMP:${instant(now)}`,
      `SEQUENCE:${event.changed}`,
      ...when(event),
      `SUMMARY:${escape(event.summary)}`,
      ...(event.place ? [`LOCATION:${escape(event.place)}`] : []),
      `DESCRIPTION:${escape(event.words)}`,
      ...(rings ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escape(event.summary)}`, `TRIGGER:${rings}`, "END:VALARM"] : []),
      "END:VEVENT",
    ];
  }

  /**
   * `host` makes the ids ours in everybody's calendar; `now` is when the file is made.
   * @param {CalendarEvent[]} events
   * @param {{ name: string, host: string, now: Date }} file
   */
  function calendar(events, { name, host, now }) {
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escape(name)}//Reminders//EN`, "CALSCALE:GREGORIAN"];
    const lines = [...head, ...events.flatMap((event) => entry(event, host, now)), "END:VCALENDAR"];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  return { fold, escape, calendar };
})();
