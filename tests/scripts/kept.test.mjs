import assert from "node:assert/strict";
import test from "node:test";

import { load, storage } from "./load.mjs";

const FILES = [
  "words/dates",
  "kept/conversations",
  "kept/notes",
  "kept/csv",
  "kept/conversation-table",
  "kept/backup",
  "kept/left-out",
  "kept/backup-file",
  "questions/my-questions",
];
const ROWS = [
  { name: "Pace", formerly: ["Speed", "Tempo"], hint: "", kind: "lines" },
  { name: "Would I like it?", formerly: ["How I would like it"], hint: "", kind: "rating" },
];
const ANA = {
  id: "ana1",
  changed: "2026-03-02T10:00:00.000Z",
  who: "Ana; Silva",
  asked: "2026-03-02",
  answered: "yes",
  met: "2026-03-09T14:30",
  minutes: 30,
  learned: "Two\nlines",
  questions: [{ ask: "How did you begin?" }],
  notes: { Pace: "fast", "Would I like it?": 4 },
};

/** A file as the browser hands it over. */
const file = (text) => bytes(new TextEncoder().encode(text));
const bytes = (array) => ({ size: array.length, arrayBuffer: async () => array });
const json = (kept, more) => JSON.stringify({ guide: "twenty-minutes", version: 1, kept, ...more });
/** What opening a file brings. */
const opened = async (text, options) => load(FILES, options).backupFile.read(file(text), ROWS);

/* ---- on the device ---- */

test("what is kept has one prefix, and other keys are let alone", () => {
  const localStorage = storage();
  localStorage.setItem("other", "1");
  const cg = load([], { localStorage });
  cg.store.set("colors", "dark");
  assert.deepEqual(Object.keys(localStorage), ["other", "cg:/a/:colors"]);
  assert.deepEqual(cg.store.keys(), ["colors"]);
  cg.store.remove("colors");
  assert.deepEqual(Object.keys(localStorage), ["other"]);
});

test("what is not JSON is nothing", () => {
  const localStorage = storage();
  localStorage.setItem("cg:/a/:tray", "{");
  assert.equal(load([], { localStorage }).store.get("tray"), null);
});

test("what cannot be kept holds until the page is closed, and is said", () => {
  for (const [room, full] of [[3, true], [null, false]]) {
    const events = {};
    const { store } = load([], { localStorage: storage(room), events });
    assert.equal(store.set("colors", "dark"), false);
    assert.equal(store.get("colors"), "dark");
    assert.deepEqual(store.keys(), ["colors"]);
    assert.deepEqual(events["cg-unkept"], { full });
  }
});

test("a watcher of a key hears of changes here and in other tabs", () => {
  const events = {};
  const { store } = load([], { events });
  let heard = 0;
  store.watch("tray", () => heard++);
  store.set("tray", { minutes: 20, items: [] });
  store.set("colors", "dark");
  events.storage({ key: "cg:/a/:tray" });
  events.storage({ key: "cg:/b/:tray" });
  events.storage({ key: null });
  assert.equal(heard, 3);
});

test("my questions are what fits of what was kept", () => {
  const { store, myQuestions } = load(FILES);
  assert.deepEqual(myQuestions.get(), { minutes: 20, items: [] });
  for (const nonsense of [[], { items: 7 }, "x", { minutes: 45, items: [{ id: 3 }, null, { id: "a" }] }]) {
    store.set("tray", nonsense);
    assert.deepEqual(myQuestions.get(), { minutes: 20, items: [] });
  }
});

test("my questions are added once, moved, and taken out", () => {
  const { myQuestions } = load(FILES);
  const ids = () => myQuestions.get().items.map(({ id, own }) => id ?? own);
  for (const item of [{ id: "a", minutes: 3 }, { id: "b", minutes: 4 }, { id: "a", minutes: 3 }, { own: "Mine?", minutes: 2 }]) myQuestions.add(item);
  assert.deepEqual(ids(), ["a", "b", "Mine?"]);
  myQuestions.move(2, 0);
  assert.deepEqual(ids(), ["Mine?", "a", "b"]);
  myQuestions.remove("a");
  myQuestions.remove(0);
  assert.deepEqual(ids(), ["b"]);
  assert.equal(myQuestions.total(), 2 + 4 + 1);
  assert.equal(myQuestions.words(), "1 question, 7 min");
});

/* ---- conversations ---- */

test("fields that this edition doesn't know stay, and what it can't read stays on the device", () => {
  const { conversations, store } = load(FILES);
  const later = { id: "b", future: { any: 1 } };
  store.set("talks", [ANA, later, { id: "B" }]);
  assert.deepEqual(conversations.all(), [ANA, later]);
  conversations.change("ana1", { role: "Nurse" });
  conversations.change("b", { who: "Ben" });
  assert.deepEqual(store.get("talks")[1].future, later.future);
  assert.deepEqual(store.get("talks")[2], { id: "B" });
  assert.equal(conversations.find("ana1").role, "Nurse");
});

test("of a conversation, what fits is there and what doesn't is named", async () => {
  for (const [key, value, said] of [
    ["asked", "2026-02-30", "“2026-02-30” under “Asked on”"],
    ["met", "2026-03-09", "“2026-03-09” under “Meeting”"],
    ["minutes", 601, "“601” under “Minutes”"],
    ["minutes", 2.5, "“2.5” under “Minutes”"],
    ["answered", "maybe", "“maybe” under “Answer”"],
    ["learned", "x".repeat(20_001), `“${"x".repeat(39)}…” under “What you learned”`],
    ["notes", { Pace: 6 }, "“6” under “Notes”"],
    ["questions", [{}], "“…” under “Questions”"],
  ]) {
    const { kept, left } = await opened(json({ talks: [{ ...ANA, [key]: value }] }));
    assert.equal(left, `Ana; Silva: ${said}`);
    const { [key]: wrong, ...rest } = ANA;
    assert.deepEqual({ ...kept.talks[0], [key]: wrong }, { ...rest, [key]: wrong }, key);
  }
  const { left } = await opened(json({ talks: [{ id: "A" }, 7, { id: "a", who: "Ben" }, { id: "a", who: "Cy" }] }));
  assert.equal(left, "conversation 1: “A” under “Id”, conversation 2, and Cy");
});

/* ---- notes of rows that were renamed ---- */

const [PACE, LIKE] = ROWS;
const OLD = { Tempo: "slow", "How I would like it": 2, Other: "stays" };

test("a note is found under each name its row had, today's first", () => {
  const { notes } = load(FILES);
  assert.deepEqual([notes.of(OLD, PACE), notes.of(OLD, LIKE)], ["slow", 2]);
  assert.equal(notes.of({ Tempo: "slow", Pace: "fast" }, PACE), "fast");
  assert.equal(notes.of({ Tempo: "slow", Pace: "" }, PACE), "slow");
  assert.equal(notes.of({ Other: "stays" }, PACE), undefined);
  assert.equal(notes.of(undefined, PACE), undefined);
});

test("a note that is changed is kept under today's name alone", () => {
  const { notes } = load(FILES);
  assert.deepEqual(notes.withNote({ ...OLD, Speed: "older" }, PACE, "fast"), { Pace: "fast", "How I would like it": 2, Other: "stays" });
  assert.deepEqual(notes.withNote(OLD, PACE, ""), { Pace: "", "How I would like it": 2, Other: "stays" });
  assert.deepEqual(notes.withNote(undefined, LIKE, 3), { "Would I like it?": 3 });
});

test("notes get the names of today, and others stay", () => {
  const { notes } = load(FILES);
  assert.deepEqual(notes.renamed(OLD, ROWS), { Pace: "slow", "Would I like it?": 2, Other: "stays" });
  assert.deepEqual(notes.renamed({ Speed: "older", Pace: "fast" }, ROWS), { Pace: "fast" });
  assert.deepEqual(notes.renamed(ANA.notes, ROWS), ANA.notes);
});

/* ---- files ---- */

const KEPT = {
  talks: [ANA],
  tray: { minutes: 30, items: [{ id: "first-step-in", minutes: 3 }, { own: "Mine?", minutes: 2 }] },
  ticks: { "check-meet": { ticked: ["One", "Two"], whole: "m" } },
  letters: { writer: { name: "Me" }, own: { "cold-email": { contact: "Ana" } }, words: {}, last: "cold-email" },
  colors: "dark",
};

test("what is saved to a file comes back as it was", async () => {
  const from = load(FILES);
  from.backup.put(KEPT);
  const text = from.backupFile.json();
  const to = load(FILES);
  to.store.set("paper", "a4");
  to.backup.put((await to.backupFile.read(file(text), ROWS)).kept);
  assert.deepEqual(to.backup.snapshot(), KEPT);
  assert.equal(to.kept.inWords(KEPT), "1 conversation, 2 questions, 1 message, 2 check marks, and your settings");
});

test("a table comes back as it was", async () => {
  const from = load(FILES);
  from.store.set("talks", [ANA]);
  const { kept, left, table } = await opened(from.conversationTable.write(ROWS));
  assert.deepEqual([kept, left, table], [{ talks: [ANA] }, "", true]);
});

test("a table has one column for a row and every name it had, and an old table is read so", async () => {
  const from = load(FILES);
  from.store.set("talks", [{ ...ANA, notes: OLD }, { id: "ben", who: "Ben", notes: { Pace: "fast" } }]);
  const table = from.conversationTable.write(ROWS);
  const [head, ...lines] = from.csv.read(table);
  assert.deepEqual(head.slice(-4), ["Note: Pace", "Note: Would I like it?", "Note: Other", "Id"]);
  assert.deepEqual(lines.map((line) => line.slice(-4)), [["slow", "2", "stays", "ana1"], ["fast", "", "", "ben"]]);
  assert.deepEqual(from.store.get("talks")[0].notes, OLD, "saving a file changes nothing here");
  const old = table.replace("Note: Pace", "Note: Tempo").replace("Note: Would I like it?", "Note: How I would like it");
  for (const text of [table, old]) {
    const { kept } = await opened(text);
    assert.deepEqual(kept.talks.map(({ notes }) => notes), [{ Pace: "slow", "Would I like it?": 2, Other: "stays" }, { Pace: "fast" }]);
  }
});

test("a file that can't be read is refused, with the reason", async () => {
  for (const [text, reason] of [
    ["{", /damaged/],
    ["{}", /isn’t from this guide/],
    [json({}, { version: 2 }), /newer version/],
    [json({ talks: {}, letters: 3, colors: "red" }), /can’t read this file/],
    ["Name\nAna", /column named “Who”/],
    ["Who\n", /no conversations/],
  ]) {
    await assert.rejects(opened(text), (error) => error.name === "Error" && reason.test(error.message), text);
  }
  await assert.rejects(load(FILES).backupFile.read({ size: 6e6 }, ROWS), /too large/);
});

test("one part that can't be read never costs the others", async () => {
  const { kept, left } = await opened(
    json({
      talks: [ANA],
      tray: { minutes: 20, items: [{ id: "a", minutes: 61 }, { own: "Mine?", minutes: 45 }] },
      letters: { writer: { name: 7 }, words: { a: {}, b: { body: "Hi" } }, other: 1 },
      path: { goal: "x", who: 101, done: ["1", 2] },
      colors: "red",
      evil: { words: "Call +1 555" },
    }),
  );
  assert.deepEqual(kept, {
    talks: [ANA],
    tray: { minutes: 20, items: [{ own: "Mine?", minutes: 45 }] },
    letters: { writer: {}, own: {}, words: { b: { subject: "", body: "Hi" } }, other: 1 },
    path: { goal: "x", person: "", who: 0, done: [2], told: {} },
  });
  assert.equal(left, "1 question, 2 messages, your five-minute start, your settings, and “evil”");
});

test("what the five-minute path keeps is read, from today and from before", async () => {
  for (const path of [
    { goal: "", person: "", who: 0, done: [], told: {} },
    { goal: "g", person: "p", who: 1, done: [0, 1], told: { contact: "p", goal: "g" } },
  ]) {
    assert.deepEqual(await opened(json({ path })), { kept: { path }, left: "", table: false });
  }
});

test("a five-minute path that was only visited makes room for the one in a file; one with words stays", () => {
  const there = { goal: "theirs", person: "Ana", who: 0, done: [0], told: {} };
  for (const [here, goal] of [[{ goal: "", person: "", who: 0, done: [], told: {} }, "theirs"], [{ goal: "mine" }, "mine"]]) {
    const { backup, store } = load(FILES);
    store.set("path", here);
    backup.add({ path: there });
    assert.equal(store.get("path").goal, goal);
  }
});

test("a name in another direction is kept apart from the words around it", () => {
  const { text } = load([]);
  const said = (name) => text("Next: {name}", { name });
  assert.equal(said("דנה"), "Next: \u2068דנה\u2069");
  assert.equal(said("Dana"), "Next: Dana");
});

test("a visit without a word is not counted", () => {
  const { kept, backup } = load(FILES);
  backup.put({ path: { goal: "", person: "", who: 0, done: [], told: {} }, letters: { writer: {}, own: { a: {} }, words: {} }, tray: { minutes: 20, items: [] } });
  assert.equal(kept.inWords(backup.snapshot()), "");
});

test("keys that are not ours are left out", async () => {
  const { kept, left } = await opened('{"guide":"twenty-minutes","version":1,"kept":{"evil":1,"__proto__":{"polluted":1},"colors":"dark"}}');
  assert.deepEqual(kept, { colors: "dark" });
  assert.equal(left, "“evil” and “__proto__”");
});

/* ---- tables from spreadsheets ---- */

test("a table that Windows wrote has its letters", async () => {
  const windows = Uint8Array.from([...Buffer.from("Who,Where they work\r\nJos\xe9 N\xfa\xf1ez,Caf\xe9 Zo\xeb\r\n", "latin1")]);
  const { kept } = await load(FILES).backupFile.read(bytes(windows), ROWS);
  assert.deepEqual(kept.talks.map(({ who, where }) => [who, where]), [["José Núñez", "Café Zoë"]]);
});

test("dates, times, answers and names of columns are read as spreadsheets write them", async () => {
  const one = async (table, lang) => (await opened(table, { lang })).kept.talks[0];
  const head = " who , Asked  On,MEETING,Answer,Minutes\n";
  assert.deepEqual({ ...(await one(`${head}Ana,3/9/2026,3/16/2026 2:30 PM, Yes , 30 `)), id: "" }, { who: "Ana", asked: "2026-03-09", met: "2026-03-16T14:30", answered: "yes", minutes: 30, id: "" });
  for (const [lang, typed, day] of [
    ["en-US", "3/9/2026", "2026-03-09"],
    ["en-GB", "3/9/2026", "2026-09-03"],
    ["en-US", "25/12/26", "2026-12-25"],
    ["en-GB", "12/25/26", "2026-12-25"],
    ["de", "9.3.2026", "2026-03-09"],
    ["en-US", "2026/3/9", "2026-03-09"],
    ["en-US", "March 9, 2026", "2026-03-09"],
    ["en-US", "9-Mar-2026", "2026-03-09"],
  ]) {
    assert.equal((await one(`Who;Asked on\nAna;"${typed}"`, lang)).asked, day, `${typed} in ${lang}`);
  }
  for (const [typed, time] of [["3/9/2026 14:30", "T14:30"], ["3/9/2026 12:05 am", "T00:05"], ["2026-03-09T14:30", "T14:30"], ["3/9/26, 9:00:00 p.m.", "T21:00"]]) {
    assert.equal((await one(`Who;Meeting\nAna;"${typed}"`)).met, `2026-03-09${time}`, typed);
  }
});

test("a value of a table that can't be read is named, and the rest is taken", async () => {
  const { kept, left } = await opened("Who,Asked on,Minutes,Answer\nAna,soon,half an hour,perhaps\nBen,2026-03-02,20,no");
  assert.equal(left, "Ana: “soon” under “Asked on”, Ana: “half an hour” under “Minutes”, and Ana: “perhaps” under “Answer”");
  assert.deepEqual(kept.talks.map(({ who, minutes = 0, answered = "" }) => [who, minutes, answered]), [["Ana", 0, ""], ["Ben", 20, "no"]]);
});

test("an older table never takes the place of newer notes", async () => {
  const { backup, store, conversations, conversationTable, csv } = load(FILES);
  store.set("talks", [{ id: "ana1", changed: "2026-03-02T08:00:00.000Z", who: "Ana", role: "Nurse" }]);
  const monday = conversationTable.write(ROWS);
  const without = csv.write(csv.read(monday).map((line, number, all) => line.filter((_, place) => all[0][place] !== "Changed")));
  conversations.change("ana1", { learned: "All of Tuesday", role: "" });
  for (const table of [monday, without]) {
    backup.add((await opened(table)).kept);
    assert.equal(conversations.find("ana1").learned, "All of Tuesday");
  }
  backup.add({ talks: [{ id: "ana1", changed: "2999-01-01", who: "Ana Silva" }] });
  assert.deepEqual([conversations.find("ana1").who, conversations.find("ana1").learned], ["Ana Silva", "All of Tuesday"]);
});

test("everything comes back after it was deleted, whatever was written meanwhile", () => {
  const { backup, store } = load(FILES);
  backup.put(KEPT);
  const before = backup.snapshot();
  backup.put({});
  store.set("later", { any: 1 });
  store.set("path", { goal: "new" });
  const since = backup.snapshot();
  backup.put(before);
  backup.add(since);
  assert.deepEqual(backup.snapshot(), { ...KEPT, later: { any: 1 }, path: { goal: "new" } });
});

test("of what is added to what is here, the later edition of a conversation wins, and else what is here", () => {
  const { backup, store } = load(FILES);
  backup.put({ ...KEPT, talks: [ANA, { id: "b", changed: "2026-03-05", who: "here" }] });
  backup.add({
    talks: [{ id: "b", changed: "2026-03-04", who: "there" }, { ...ANA, changed: "2026-04-01", who: "Ana" }, { id: "c", who: "new" }],
    tray: { minutes: 15, items: [{ id: "first-step-in", minutes: 3 }, { id: "who-else", minutes: 1 }] },
    letters: { writer: { name: "Other", phone: "1" }, own: {}, words: {} },
    colors: "light",
    paper: "a4",
  });
  assert.deepEqual(store.get("talks").map(({ who }) => who), ["Ana", "here", "new"]);
  assert.deepEqual(store.get("tray").items.map(({ id, own }) => id ?? own), ["first-step-in", "Mine?", "who-else"]);
  assert.deepEqual(store.get("letters").writer, { name: "Me", phone: "1" });
  assert.deepEqual([store.get("colors"), store.get("paper")], ["dark", "a4"]);
});

/* ---- a meeting ---- */

const MEETING = {
  ...{ who: "Ana", talk: "ana1", minutes: 20, began: 1_772_000_000_000, paused: 0, pausedAt: 0, ended: 0, at: 1 },
  star: { part: 1, line: 0 },
  names: [{ name: "Ben", how: "a friend", say: true }],
  ...{ awake: true, buzz: false, speak: false, saved: false },
  parts: [
    { kind: "hello", ask: "Say hello", say: ["Thank them."], follow_ups: [], minutes: 2, core: false, stays: false, ticked: [], note: "", done: true, out: false },
    { kind: "question", ask: "How?", id: "how", say: [], follow_ups: ["And then?"], minutes: 3, core: true, stays: true, ticked: [0], note: "By night.", done: false, out: false },
  ],
};

test("a meeting goes into the backup and comes back as it was", async () => {
  const { kept, backup, backupFile } = load(FILES);
  backup.put({ meeting: MEETING });
  const { kept: read, left } = await opened(backupFile.json());
  assert.deepEqual(read.meeting, MEETING);
  assert.equal(left, "");
  assert.equal(kept.inWords(read), "the notes of your meeting");
});

test("of a meeting what can't be is left out, and the notes stay", () => {
  const { kept } = load([]);
  const [hello, question] = MEETING.parts;
  const poisoned = {
    ...MEETING,
    talk: "<script>",
    at: -1,
    paused: "x",
    star: { part: "1", line: 0 },
    names: [{ name: 7 }, { name: "Ben", say: "yes" }, null],
    parts: [hello, null, { ...question, ticked: [0, "x"], minutes: 3, note: "By night." }, { kind: "break", ask: "?", minutes: 1 }, { ...question, minutes: 1e9 }],
  };
  const left = [];
  const meeting = kept.fit("meeting", poisoned, (path) => void left.push(path.join(" ")));
  assert.deepEqual(left.toSorted(), ["at", "names 0 name", "names 1 say", "names 2", "parts 1", "parts 3 kind", "parts 4 minutes", "paused", "star part", "talk", "parts 2 ticked 1"].toSorted());
  assert.deepEqual(meeting.parts, [hello, question]);
  assert.deepEqual([meeting.at, meeting.paused, meeting.star, meeting.talk], [0, 0, undefined, undefined]);
  assert.deepEqual(meeting.names, [{ name: "Ben" }]);
  assert.equal(kept.fit("meeting", { who: "Ana" }), undefined);
});
