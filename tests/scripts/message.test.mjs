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

/* ---- hints ---- */

const { hints } = load(["messages/message", "messages/hints"]);
const first = {
  ...letter,
  first: true,
  connection: "topic",
  most_words: 5,
  patterns: { clause: "[.]", denied: "\\bnot\\b", job: "a job", resume: "résumé", attached: "attach", questions: "[^.?]*\\?", second: " and why", row: "\\? .*\\?", vague: "^online$" },
};
const said = (values, kind = first) => hints.of(kind, message.fill(kind, values), values.topic ?? "").map(({ ok, strong, words }) => [ok ? "ok" : strong, words]);

test("hints say what is missing, with the names of at most three blanks", () => {
  assert.deepEqual(said({})[0], ["3 blanks left.", "Fill in: what it is about, their name, and your name (in full)."]);
  assert.deepEqual(said({ topic: "owls", contact: "Ana" })[0], ["One blank left.", "Fill in: your name (in full)."]);
  const many = { ...first, fields: ["contact", "topic", "name", "a", "b"].map((name) => ({ name, gap: `[${name}]` })), body: [...first.body, { note: 0, pieces: [{ field: "a" }, { field: "b" }] }] };
  assert.deepEqual(said({}, many)[0], ["5 blanks left.", "Fill in: topic, contact, name, and 2 more."]);
});

test("hints say how long it is, and what it asks for", () => {
  assert.deepEqual(said({ topic: "owls", contact: "Ana", name: "Ben" }), [
    ["ok", "Every blank is filled in."],
    ["ok", "It’s short enough: 5 of 5 words."],
    ["ok", "It doesn’t ask for a job, and nothing is attached."],
    ["ok", "It says how you found them."],
  ]);
  const long = said({ topic: "online", contact: "Ana", name: "in need of a job. What do you do and why? I attach my résumé" });
  assert.deepEqual(long.slice(1), [
    ["It’s 14 words too long.", "Keep a first message to 5 words."],
    ["“a job” sounds like you’re asking for a job.", "Ask for a short conversation, and say what you want to learn."],
    ["It mentions an attached résumé.", "Leave it out. You can send it when they ask."],
    ["“online” could be in anyone’s message.", "Name the person, the page or the event."],
    ["This asks two things at once.", "“What do you do and why?” Ask one, or split them up."],
  ]);
});

test("hints on a very long message take a moment, not seconds", () => {
  const patterns = { clause: "[.?!;\\n]|\\bbut\\b", denied: "\\bnot\\b", job: "a job", resume: "résumé", attached: "attach", questions: "(?<![^.?!\\n])[^.?!\\n]*\\?", second: " and why", row: "\\?[ \\t]+[^.?!\\n]*\\?", vague: "^online$" };
  for (const unit of ["a", "a ", "? ", ". ", "and why "]) {
    const begin = performance.now();
    hints.of({ ...first, patterns }, message.fill(first, { name: unit.repeat(50_000 / unit.length) }), "");
    assert.ok(performance.now() - begin < 2000, `${unit}: ${performance.now() - begin} ms`);
  }
});
