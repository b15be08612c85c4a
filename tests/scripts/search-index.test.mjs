import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

import { load } from "./load.mjs";

globalThis.MiniSearch = createRequire(import.meta.url)("../../templates/theme/assets/vendor/minisearch.js");

const entry = (location, title, text, more) => ({ page: "tips/", location, title, text, weight: 1, ...more });
const DATA = {
  "data/search.js": {
    pages: { "tips/": ["Tips", "Meet"], "tips/more/": ["More", "Meet"], "mine/": ["Mine", "Tools"] },
    entries: [
      entry("tips/#salary", "How to ask about salary", "Ask for a range. Nobody minds a range."),
      entry("tips/#notes", "Take notes", "Ask first whether you may. A salary is a number to note."),
      entry("tips/#visa", "A visa or work permit", "Who sponsors one? Employer, spoke, gist, office."),
      entry("tips/", "Tips", "What to do."),
      entry("sheets/#debrief", "Debrief worksheet", "To think it over.", { page: "sheets/", forms: "PDF, Large print" }),
      entry("say/#no-answer", "They don’t answer", "Write a follow-up email. A cover letter can wait."),
      entry("mine/", "Mine", "It stays here.", { page: "mine/", found_by: "reminder, my list" }),
    ],
  },
  "data/synonyms.js": { "how much they earn": ["salary"], "no reply": ["answer"], "what to where": ["permit"], cv: ["resume"] },
  "data/real-words.js": "vista spoken employee",
};

const cg = load(["words/search-words", "words/near-words", "search/search-index"]);
cg.load = { script: async () => null, data: async (path) => DATA[path] };
assert.equal(cg.searchIndex.isReady(), false);
await cg.searchIndex.load();

function find(typed) {
  const { hits, ...rest } = cg.searchIndex.find(typed);
  return { places: hits.map(({ id }) => DATA["data/search.js"].entries[id].location), ...rest };
}

test("the title counts for more than the text, and forms of a word are the same", () => {
  for (const typed of ["salary", "salaries", "SALARY", "sal"]) assert.deepEqual(find(typed), { places: ["tips/#salary", "tips/#notes"], some: false, read: "" }, typed);
});

test("what has most of the words comes first; where nothing has all, that is said", () => {
  assert.deepEqual(find("salary range").places, ["tips/#salary"]);
  assert.deepEqual(find("visa notes"), { places: ["tips/#notes", "tips/#visa"], some: true, read: "" });
  assert.deepEqual(find("is there a salary range for zebras").places, ["tips/#salary"]);
  assert.deepEqual(find("of which"), { places: [], some: false, read: "" });
});

test("a misspelled word is taken for the one it most likely is", () => {
  assert.deepEqual(find("salry"), { places: ["tips/#salary", "tips/#notes"], some: false, read: "salary" });
  assert.deepEqual(find("viza").places, ["tips/#visa"]);
  assert.deepEqual(find("xyzzy"), { places: [], some: false, read: "" });
});

test("a real word that the guide doesn't have isn't taken for another", () => {
  for (const typed of ["gift", "spouse", "employee", "employee resource group"]) assert.equal(find(typed).read, "", typed);
});

test("what people say in other words is found", () => {
  assert.deepEqual(find("how much they earn?").places, ["tips/#salary", "tips/#notes"]);
});

test("apostrophes, hyphens and words written together make no difference", () => {
  for (const typed of ["they don't answer", "they don’t answer", "they dont answer", "they never replied", "they did not reply"]) assert.equal(find(typed).places[0], "say/#no-answer", typed);
  for (const typed of ["follow-up", "follow up", "followup", "e-mail", "e mail", "coverletter"]) assert.equal(find(typed).places[0], "say/#no-answer", typed);
});

test("words that tell nothing are a synonym only as they are typed", () => {
  assert.deepEqual(find("what to where").places, ["tips/#visa"]);
  assert.deepEqual(find("where is the salary").places[0], "tips/#salary");
});

test("a word of English is not taken for one of the guide", () => {
  for (const typed of ["vista", "spoken", "offline"]) assert.equal(find(typed).read, "", typed);
  assert.equal(find("wisa").read, "");
  assert.equal(find("vissa").read, "visa");
});

test("a tool is found by what people call it, and a worksheet by its forms", () => {
  for (const typed of ["reminder", "reminders", "my list"]) assert.deepEqual(find(typed).places[0], "mine/", typed);
  assert.deepEqual(find("large print").places, ["sheets/#debrief"]);
});

test("who finds nothing gets the first page of each section", () => {
  assert.deepEqual(find("xyzzy").places, []);
  assert.deepEqual(cg.searchIndex.starts().map(({ id }) => DATA["data/search.js"].entries[id].location), ["tips/", "mine/"]);
});

test("long and senseless queries take no longer than a key may", () => {
  const words = Array.from({ length: 200 }, (_, at) => `qu${at.toString(36)}zvw`).join(" ");
  const start = performance.now();
  find(words);
  assert.ok(performance.now() - start < 50);
});
