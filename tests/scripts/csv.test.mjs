import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { csv } = load(["kept/csv"]);

test("what is written is read again as it was", () => {
  const rows = [
    ["Who", "Note"],
    ["Ana, of “A; B”", 'says "hello"'],
    ["two\nlines", "three\r\nlines"],
    ["=1+1", "'=1+1"],
    ["-", "'quoted'"],
    ["@a", "\ttab"],
    ["", "last"],
  ];
  assert.deepEqual(csv.read(csv.write(rows)), rows);
});

test("no cell is a formula to a spreadsheet", () => {
  for (const value of ["=1", "+1", "-1", "@a", "'=1"]) assert.equal(csv.write([[value]]), `\ufeff'${value}\r\n`);
});

test("cells may be parted by semicolons or tabs, and lines end in any way", () => {
  for (const separator of [",", ";", "\t"]) {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = [`Who${separator}Role`, `Ana${separator}Nurse`, `${separator}`, `"Ben${separator}B."${separator}`].join(end);
      assert.deepEqual(csv.read(text), [["Who", "Role"], ["Ana", "Nurse"], [`Ben${separator}B.`, ""]], JSON.stringify([separator, end]));
    }
  }
});

test("a quote that is never closed ends with the file", () => {
  assert.deepEqual(csv.read('Who\n"Ana'), [["Who"], ["Ana"]]);
  assert.deepEqual(csv.read(""), []);
});
