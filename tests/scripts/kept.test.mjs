import assert from "node:assert/strict";
import test from "node:test";

import { load, storage } from "./load.mjs";

const FILES = ["words/dates", "kept/value-checks", "kept/conversations", "kept/notes", "kept/csv", "kept/backup-checks", "kept/backup", "kept/backup-file", "questions/my-questions"];
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
const file = (text) => ({ size: text.length, text: async () => text });

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

test("a conversation with what this page does not know is not shown, and stays", () => {
  const { conversations, store } = load(FILES);
  const strange = { id: "b", future: 1 };
  store.set("talks", [ANA, strange]);
  assert.deepEqual(conversations.all(), [ANA]);
  conversations.change("ana1", { role: "Nurse" });
  assert.deepEqual(store.get("talks")[1], strange);
  assert.equal(conversations.find("ana1").role, "Nurse");
  conversations.remove("ana1");
  conversations.remove("b");
  assert.deepEqual(store.keys(), []);
});

test("what is wrong with a conversation is said in a sentence", () => {
  const { conversations } = load(FILES);
  assert.equal(conversations.problem(ANA), "");
  assert.equal(conversations.problem({ id: "a", __proto__: null }), "Conversation 1 isn’t in a format we can read.");
  assert.equal(conversations.problem({ id: "a", far: 1 }, 2), "Conversation 3 has “far”, which this page doesn’t know.");
  for (const [key, value] of [["asked", "2026-02-30"], ["met", "2026-03-09"], ["minutes", 601], ["minutes", 2.5], ["answered", "maybe"], ["who", "x".repeat(201)], ["notes", { Pace: 6 }], ["questions", [{}]], ["id", "A"]]) {
    assert.match(conversations.problem({ ...ANA, [key]: value }), /^Conversation 1 has something under “.+” that can’t be there\.$/, `${key}: ${value}`);
  }
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
  to.backup.put(await to.backupFile.read(file(text), ROWS));
  assert.deepEqual(to.backup.snapshot(), KEPT);
  assert.equal(to.backup.inWords(KEPT), "1 conversation, 2 questions, 1 message, 2 check marks, and your settings");
});

test("a table comes back as it was", async () => {
  const from = load(FILES);
  from.store.set("talks", [ANA]);
  const { talks } = await load(FILES).backupFile.read(file(from.backupFile.csv(ROWS)), ROWS);
  assert.deepEqual(talks.map((talk) => ({ ...talk, changed: ANA.changed })), [ANA]);
});

test("a table has one column for a row and every name it had, and an old table is read so", async () => {
  const from = load(FILES);
  from.store.set("talks", [{ ...ANA, notes: OLD }, { id: "ben", who: "Ben", notes: { Pace: "fast" } }]);
  const table = from.backupFile.csv(ROWS);
  const [head, ...lines] = from.csv.read(table);
  assert.deepEqual(head.slice(-4), ["Note: Pace", "Note: Would I like it?", "Note: Other", "Id"]);
  assert.deepEqual(lines.map((line) => line.slice(-4)), [["slow", "2", "stays", "ana1"], ["fast", "", "", "ben"]]);
  assert.deepEqual(from.store.get("talks")[0].notes, OLD, "saving a file changes nothing here");
  const old = table.replace("Note: Pace", "Note: Tempo").replace("Note: Would I like it?", "Note: How I would like it");
  for (const text of [table, old]) {
    const { talks } = await load(FILES).backupFile.read(file(text), ROWS);
    assert.deepEqual(talks.map(({ notes }) => notes), [{ Pace: "slow", "Would I like it?": 2, Other: "stays" }, { Pace: "fast" }]);
  }
});

test("a file that does not fit is refused, with the reason", async () => {
  const { backupFile } = load(FILES);
  const json = (kept, more) => JSON.stringify({ guide: "twenty-minutes", version: 1, kept, ...more });
  for (const [text, reason] of [
    ["{", /damaged/],
    ["{}", /isn’t from this guide/],
    [json({}, { version: 2 }), /newer version/],
    [json({ talks: {} }), /list of conversations is missing or too long/],
    [json({ talks: [ANA, ANA] }), /the same id/],
    [json({ tray: { minutes: 20, items: [{ id: "a", minutes: 61 }] } }), /questions aren’t/],
    [json({ letters: { other: 1 } }), /messages aren’t/],
    [json({ colors: "red" }), /“colors”/],
    ["Name\nAna", /column named “Who”/],
    ["Who,Asked on\nAna,soon", /Conversation 1 has something under “Asked on”/],
    ["Who\n", /no conversations/],
  ]) {
    await assert.rejects(backupFile.read(file(text), ROWS), (error) => error instanceof backupFile.Unfit && reason.test(error.message), text);
  }
  await assert.rejects(backupFile.read({ size: 6e6 }, ROWS), /too large/);
});

test("keys that are not ours are left out", async () => {
  const { backupFile } = load(FILES);
  const text = '{"guide":"twenty-minutes","version":1,"kept":{"evil":1,"__proto__":{"polluted":1},"colors":"dark"}}';
  assert.deepEqual(await backupFile.read(file(text), ROWS), { colors: "dark" });
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
