import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { dates, shapes } = load(["words/dates"]);

test("only days of the calendar are valid", () => {
  for (const day of ["2026-03-09", "2028-02-29", "1999-12-31"]) assert.ok(shapes.isDay(day), day);
  for (const day of ["2026-02-29", "2026-13-01", "2026-3-9", "2026-03-09T10:00", "", "0026-03-09", "tomorrow"]) assert.ok(!shapes.isDay(day), day);
});

test("a meeting has a day and a time of that day", () => {
  for (const time of ["2026-03-09T00:00", "2026-03-09T23:59"]) assert.ok(shapes.isTime(time), time);
  for (const time of ["2026-03-09", "2026-03-09T24:00", "2026-03-09T10:60", "2026-02-30T10:00", "2026-03-09T10:00Z"]) assert.ok(!shapes.isTime(time), time);
});

test("days are counted over the ends of months, years and summer time", () => {
  assert.equal(dates.plus("2026-02-28", 1), "2026-03-01");
  assert.equal(dates.plus("2028-02-28", 1), "2028-02-29");
  assert.equal(dates.plus("2027-01-01", -1), "2026-12-31");
  assert.equal(dates.plus("2026-03-07", 2), "2026-03-09");
  assert.equal(dates.plus("2026-10-24", 2), "2026-10-26");
});

test("three months after the last day of a month is the last day of another", () => {
  assert.equal(dates.plusMonths("2026-11-30", 3), "2027-02-28");
  assert.equal(dates.plusMonths("2027-11-30", 3), "2028-02-29");
  assert.equal(dates.plusMonths("2026-08-31", 1), "2026-09-30");
  assert.equal(dates.plusMonths("2026-01-15", 12), "2027-01-15");
});

test("a pace counts days or months", () => {
  assert.equal(dates.later("2026-03-09", [7, "days"]), "2026-03-16");
  assert.equal(dates.later("2026-03-09", [3, "months"]), "2026-06-09");
});

test("nothing is due on a weekend", () => {
  assert.equal(dates.business("2026-03-13"), "2026-03-13", "a Friday");
  assert.equal(dates.business("2026-03-14"), "2026-03-16", "a Saturday");
  assert.equal(dates.business("2026-03-15"), "2026-03-16", "a Sunday");
});

test("what is promised within a day of a Friday is due on that Friday, of a Saturday on Monday", () => {
  assert.equal(dates.within("2026-03-14", "2026-03-13"), "2026-03-13");
  assert.equal(dates.within("2026-03-15", "2026-03-13"), "2026-03-13");
  assert.equal(dates.within("2026-03-15", "2026-03-14"), "2026-03-16");
  assert.equal(dates.within("2026-03-10", "2026-03-09"), "2026-03-10");
});

test("today is the day on this device", () => {
  assert.equal(dates.today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("days are written in words, with the year only if it is another one", () => {
  assert.equal(dates.long("2026-03-09", "2026-12-31"), "Monday, March 9");
  assert.equal(dates.long("2026-03-09", "2025-12-31"), "Monday, March 9, 2026");
  assert.equal(dates.clock("2026-03-09T14:30").replace(/\s/, " "), "2:30 PM");
});
