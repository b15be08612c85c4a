import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { calendarFile, reminders } = load(["words/dates", "conversations/calendar-file", "conversations/reminders"]);
const file = { name: "Guide", host: "guide.example", now: new Date("2026-03-02T10:00:00Z") };
const event = { id: "a-next", changed: 2, summary: "Call Ana", words: "Monday; or Tuesday", day: "2026-03-09" };

const unfold = (text) => text.replaceAll("\r\n ", "").split("\r\n");

test("a whole day takes no time and rings at nine", () => {
  const lines = unfold(calendarFile.calendar([event], file));
  assert.deepEqual(lines.slice(0, 5), ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guide//Reminders//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT"]);
  for (const line of ["UID:a-next@guide.example", "DTSTAMP:20260302T100000Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20260309", "DTEND;VALUE=DATE:20260310", "TRANSP:TRANSPARENT", "DESCRIPTION:Monday\\; or Tuesday", "TRIGGER:PT9H"]) {
    assert.ok(lines.includes(line), line);
  }
  assert.deepEqual(lines.slice(-3), ["END:VEVENT", "END:VCALENDAR", ""]);
});

test("a meeting takes its minutes and rings an hour before", () => {
  const meeting = { ...event, day: undefined, start: new Date("2026-03-09T14:30:00Z"), end: new Date("2026-03-09T14:50:00Z") };
  const lines = unfold(calendarFile.calendar([meeting], file));
  for (const line of ["DTSTART:20260309T143000Z", "DTEND:20260309T145000Z", "TRANSP:OPAQUE", "TRIGGER:-PT1H"]) assert.ok(lines.includes(line), line);
});

test("no line is over 75 bytes, and none is cut inside a character", () => {
  for (const words of ["a".repeat(300), "é".repeat(100), "漢字".repeat(60), "👩‍🎓".repeat(40), "x".repeat(74) + "漢"]) {
    const folded = calendarFile.fold(`SUMMARY:${words}`);
    for (const line of folded.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes("\ufffd"), line);
    assert.equal(folded.replaceAll("\r\n ", ""), `SUMMARY:${words}`);
  }
});

test("what would end a value is escaped, and what no file may hold becomes a space", () => {
  assert.equal(calendarFile.escape("a\u0000b\tc\r\nd\re\nEND:VEVENT\u007f"), "a b c\\nd\\ne\\nEND:VEVENT ");
  assert.equal(calendarFile.escape("a\\b;c,d"), "a\\\\b\\;c\\,d");
});

test("reminders lie ahead, in the order of their days", () => {
  const data = {
    site: { name: "Guide", url: "https://guide.example/" },
    minutes: 20,
    pace: { nudge: [7, "days"], last: [7, "days"], thanks: [1, "days"], touch: [3, "months"] },
    letters: { nudge: { title: "Follow-up", path: "letters/nudge/" } },
  };
  const of = (conversation, now) => reminders.of({ id: "a", ...conversation }, data, new Date(now));
  assert.deepEqual(of({ asked: "2026-03-02" }, "2026-03-03T10:00").map(({ kind, on }) => [kind, on]), [["nudge", "2026-03-09"], ["last", "2026-03-16"]]);
  assert.deepEqual(of({ asked: "2026-03-02", answered: "no" }, "2026-03-03T10:00"), []);
  assert.deepEqual(of({ met: "2026-03-12T09:00" }, "2026-03-01T10:00").map(({ kind }) => kind), ["before", "meeting", "thanks", "touch"]);
  const [nudge] = of({ asked: "2026-03-02", who: "Ana" }, "2026-03-03T10:00");
  assert.equal(nudge.summary, "Follow up with Ana");
  assert.ok(nudge.words.endsWith("\nhttps://guide.example/letters/nudge/"));
});

const DATA = {
  site: { name: "Guide", url: "https://guide.example/" },
  minutes: 20,
  pace: { nudge: [7, "days"], last: [7, "days"], thanks: [1, "days"], touch: [3, "months"] },
  letters: {},
};
const kinds = (conversation, now) => reminders.of({ id: "a", ...conversation }, DATA, new Date(now)).map(({ kind }) => kind);

test("a meeting later today is offered, one earlier today isn't", () => {
  assert.ok(kinds({ met: "2026-03-12T14:30" }, "2026-03-12T14:00").includes("meeting"));
  assert.ok(!kinds({ met: "2026-03-12T14:30" }, "2026-03-12T22:00").includes("meeting"));
});

test("a meeting has its place and its questions, and the day to confirm names the day", () => {
  const talk = { id: "a", who: "Ana", met: "2026-03-12T09:00", place: "Room 4; second floor", questions: [{ ask: "How?" }, { ask: "Why?" }] };
  const all = reminders.of(talk, DATA, new Date("2026-03-01T10:00"));
  const [before, meeting] = all;
  assert.match(before.summary, /^Confirm with Ana: you meet Thu, Mar 12, 9:00\sAM$/);
  assert.equal(before.place, undefined);
  assert.ok(meeting.words.startsWith("1. How?\n2. Why?\n"));
  const lines = unfold(reminders.file(all, DATA.site, new Date("2026-03-01T10:00")));
  assert.ok(lines.includes("LOCATION:Room 4\\; second floor"));
});

test("a meeting that was confirmed needs no reminder of it", () => {
  assert.ok(!kinds({ met: "2026-03-12T09:00", confirmed: "2026-03-11" }, "2026-03-11T08:00").includes("before"));
});

test("no alarm lies in the past", () => {
  const rings = (given, now) => {
    const lines = unfold(calendarFile.calendar([{ ...event, ...given }], { ...file, now: new Date(now) }));
    return lines.find((line) => line.startsWith("TRIGGER:"))?.slice(8);
  };
  const start = new Date("2026-03-09T14:30");
  const meeting = { day: undefined, start, end: start };
  assert.equal(rings(meeting, "2026-03-09T13:00"), "-PT1H");
  assert.equal(rings(meeting, "2026-03-09T14:00"), "-PT10M");
  assert.equal(rings(meeting, "2026-03-09T14:25"), "PT0S");
  assert.equal(rings(meeting, "2026-03-09T14:31"), undefined);
  assert.equal(rings({}, "2026-03-08T23:00"), "PT9H");
  assert.equal(rings({}, "2026-03-09T08:10"), "PT9H");
  assert.equal(rings({}, "2026-03-09T14:10"), "PT15H");
  assert.equal(rings({}, "2026-03-09T23:10"), undefined);
});
