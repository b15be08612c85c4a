import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { nextStep } = load(["words/dates", "kept/conversations", "conversations/reminders", "conversations/next-step"]);
const DATA = {
  minutes: 20,
  pace: { nudge: [7, "days"], last: [7, "days"], thanks: [1, "days"], touch: [3, "months"] },
};
const at = (conversation, now) => nextStep.of({ id: "a", ...conversation }, DATA, new Date(now));

/** A conversation from the list to the thank-you: how far it has come, what is next, and whether it waits for the reader. */
const WAY = [
  [{}, "2026-03-10T10:00", "On my list", "Write to them.", false],
  [{ asked: "2026-03-10" }, "2026-03-10T10:00", "Asked", "Follow up once.", false],
  [{ asked: "2026-03-10" }, "2026-03-17T10:00", "Asked", "Follow up once.", true],
  [{ asked: "2026-03-10", nudged: "2026-03-17" }, "2026-03-18T10:00", "Asked", "Let it go, and move on to the next person.", false],
  [{ asked: "2026-03-10", answered: "no" }, "2026-03-11T10:00", "They said no", "Thank them for answering.", true],
  [{ asked: "2026-03-10", answered: "yes" }, "2026-03-11T10:00", "Said yes", "When do you meet?", true],
  [{ answered: "yes", met: "2026-03-20T10:00" }, "2026-03-11T10:00", "Said yes", "Confirm the day, the place and what you’ll ask.", false],
  [{ answered: "yes", met: "2026-03-20T10:00" }, "2026-03-19T08:00", "Said yes", "Confirm the time and place in one line.", true],
  [{ answered: "yes", met: "2026-03-20T10:00", confirmed: "2026-03-19" }, "2026-03-19T08:00", "Said yes", "Meet, one question at a time.", false],
  [{ answered: "yes", met: "2026-03-20T10:00" }, "2026-03-20T09:48", "Said yes", "Meet, one question at a time.", true],
  [{ answered: "yes", met: "2026-03-20T10:00" }, "2026-03-20T10:15", "Said yes", "Meet, one question at a time.", true],
  [{ answered: "yes", met: "2026-03-20T10:00" }, "2026-03-20T10:20", "Met", "Thank them.", true],
  [{ met: "2026-03-20T10:00", thanked: "2026-03-20" }, "2026-03-20T12:00", "Thanked", "Write again with your news.", false],
  [{ met: "2026-03-20T10:00", thanked: "2026-03-20" }, "2026-06-22T12:00", "Thanked", "Write again with your news.", true],
];

for (const [conversation, now, stage, todo, due] of WAY) {
  test(`${now} ${JSON.stringify(conversation)}`, () => {
    const step = at(conversation, now);
    assert.deepEqual([step.words, step.todo, nextStep.isDue(step)], [stage, todo, due]);
  });
}

test("only on its day a meeting can be started", () => {
  assert.equal(at({ met: "2026-03-20T10:00" }, "2026-03-20T00:01").start, true);
  assert.equal(at({ met: "2026-03-20T10:00" }, "2026-03-19T23:59").start, undefined);
});

test("while there's nothing to do, the day is said on which there will be", () => {
  assert.equal(nextStep.sentence(at({ asked: "2026-03-10" }, "2026-03-10T10:00")), "Nothing to do until Tue, Mar 17. Then: Follow up once.");
});

test("what is due comes first, and what waits for nothing last", () => {
  const conversations = [
    { id: "late", met: "2026-03-03T09:00", thanked: "2026-03-04" },
    { id: "over", asked: "2026-01-01", answered: "no", thanked: "2026-01-02" },
    { id: "list" },
    { id: "wait", asked: "2026-03-09" },
    { id: "now", met: "2026-03-05T09:00" },
  ];
  const now = new Date("2026-03-10T10:00");
  assert.deepEqual(nextStep.sorted(conversations, DATA, now).map(({ id }) => id), ["now", "wait", "late", "list", "over"]);
  assert.deepEqual(nextStep.due(conversations, DATA, now).map(({ id }) => id), ["now"]);
});
