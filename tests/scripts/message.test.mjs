import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { message, mailLink } = load(["messages/message", "messages/mail-link"]);
const letter = {
  subject: { note: 1, pieces: ["A question about ", { field: "topic" }] },
  body: [
    { note: 0, pieces: ["Dear ", { field: "contact" }, ","] },
    { note: 2, pieces: [{ strong: ["I am ", { field: "name" }] }, "."] },
  ],
  fields: [
    { name: "contact", gap: "[their name]" },
    { name: "topic", gap: "[what it is about]" },
    { name: "name", gap: "[your name (in full)]" },
  ],
};

test("what is empty stays a gap, each named once", () => {
  const blank = message.fill(letter, { contact: "  " });
  assert.equal(message.subject(blank), "A question about [what it is about]");
  assert.equal(message.body(blank), "Dear [their name],\n\nI am [your name (in full)].");
  assert.equal(message.body(blank, false), "Dear ,\n\nI am .");
  assert.deepEqual(message.gaps(blank), ["[what it is about]", "[their name]", "[your name (in full)]"]);
});

test("what was typed is tidied: a subject is one line", () => {
  const full = message.fill(letter, { contact: " Ms. Okafor ", topic: "wind\n  farms", name: "Ana" });
  assert.equal(message.text(full), "Subject: A question about wind farms\n\nDear Ms. Okafor,\n\nI am Ana.\n");
  assert.deepEqual(message.gaps(full), []);
});

test("words changed by hand still know their gaps", () => {
  const read = message.read(letter, { subject: "About\n[what it is about]", body: "Dear [their name],\n \nI am [your name (in full)].\n\n" });
  assert.equal(message.text(read), "Subject: About [what it is about]\n\nDear [their name],\n\nI am [your name (in full)].\n");
  assert.deepEqual(message.gaps(read), ["[what it is about]", "[their name]", "[your name (in full)]"]);
  assert.deepEqual(read.body[0].run[1], { gap: "[their name]", name: "contact" });
});

test("a letter without a subject has none", () => {
  const { subject, ...call } = letter;
  assert.ok(subject);
  assert.equal(message.text(message.fill(call, {})), "Dear [their name],\n\nI am [your name (in full)].\n");
  assert.equal(mailLink(message.fill({ ...call, body: [] }, {})), "mailto:?body=");
});

test("a mail program gets every character and line break", () => {
  const link = mailLink(message.fill(letter, { contact: "Ōkafor & Söhne?\ud800", topic: "A+B", name: "Ana" }));
  const query = new URLSearchParams(link.replace("mailto:?", ""));
  assert.equal(query.get("subject"), "A question about A+B");
  assert.equal(query.get("body"), "Dear Ōkafor & Söhne?\ufffd,\r\n\r\nI am Ana.");
});
