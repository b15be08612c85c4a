/* Calendar files as RFC 5545 wants them. Text in, text out.
   An event: {id, changed, summary, words, day} for a whole day, or {..., start, end} as Dates. */
cg.ics = (() => {
  const encoded = (sign) => {
    const point = sign.codePointAt(0);
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  };

  /* Lines of at most 75 bytes, never parted inside a letter; the rest goes on after a space. */
  function fold(line) {
    let folded = "";
    let length = 0;
    for (const sign of line) {
      const bytes = encoded(sign);
      if (length + bytes > 75) {
        folded += "\r\n ";
        length = 1;
      }
      folded += sign;
      length += bytes;
    }
    return folded;
  }

  function escape(text) {
    return text
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n");
  }

  const basic = (day) => day.replaceAll("-", "");
  const instant = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

  /* A whole day is a reminder: it takes no time from anybody, and rings at nine. A meeting rings an hour before. */
  function when(event) {
    return event.day
      ? [`DTSTART;VALUE=DATE:${basic(event.day)}`, `DTEND;VALUE=DATE:${basic(cg.days.plus(event.day, 1))}`, "TRANSP:TRANSPARENT"]
      : [`DTSTART:${instant(event.start)}`, `DTEND:${instant(event.end)}`, "TRANSP:OPAQUE"];
  }

  function entry(event, host, now) {
    return [
      "BEGIN:VEVENT",
      `UID:${event.id}@${host}`,
      `DTSTAMP:${instant(now)}`,
      `SEQUENCE:${event.changed}`,
      ...when(event),
      `SUMMARY:${escape(event.summary)}`,
      `DESCRIPTION:${escape(event.words)}`,
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escape(event.summary)}`,
      `TRIGGER:${event.day ? "PT9H" : "-PT1H"}`,
      "END:VALARM",
      "END:VEVENT",
    ];
  }

  /* `host` makes the ids ours in everybody's calendar; `now` is when the file is made. */
  function calendar(events, { name, host, now }) {
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escape(name)}//Reminders//EN`, "CALSCALE:GREGORIAN"];
    const lines = [...head, ...events.flatMap((event) => entry(event, host, now)), "END:VCALENDAR"];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  return { fold, escape, calendar };
})();
