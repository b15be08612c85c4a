import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

import { load } from "./load.mjs";

globalThis.MiniSearch = createRequire(import.meta.url)("../../templates/theme/assets/vendor/minisearch.js");

const entry = (location, title, text, more) => ({ page: "tips/", location, title, text, weight: 1, ...more });
const DATA = {
  "data/search.js": {
    pages: { "tips/": ["Tips", "Meet"] },
    entries: [
      entry("tips/#salary", "How to ask about salary", "Ask for a range. Nobody minds a range."),
      entry("tips/#notes", "Take notes", "Ask first whether you may. A salary is a number to note."),
      entry("tips/#visa", "A visa or work permit", "Who sponsors one? Employer, spoke, gist."),
      entry("sheets/a.pdf", "Debrief sheet (PDF, Letter)", "Worksheet", { paper: "letter" }),
      entry("sheets/b.pdf", "Debrief sheet (PDF, A4)", "Worksheet", { paper: "a4" }),
    ],
  },
  "data/synonyms.js": { "how much they earn": ["salary"], cv: ["resume"] },
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

test("every word must be there; where nothing has all, some are enough", () => {
  assert.deepEqual(find("salary range").places, ["tips/#salary"]);
  assert.deepEqual(find("visa notes"), { places: ["tips/#notes", "tips/#visa"], some: true, read: "" });
  assert.deepEqual(find("of the"), { places: [], some: false, read: "" });
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

test("files are found on the reader's paper alone", () => {
  assert.deepEqual(find("debrief").places, ["sheets/a.pdf"]);
});
