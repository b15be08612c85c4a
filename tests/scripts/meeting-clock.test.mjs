import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const MINUTE = 60_000;
const BEGAN = Date.UTC(2026, 11, 1, 10);
const { meetingClock: clock } = load(["meeting/meeting-clock"]);

/** So many minutes after it began. */
const after = (minutes) => BEGAN + minutes * MINUTE;
const part = (kind, minutes, more) => ({ kind, ask: `${kind} ${minutes}`, minutes, say: [], follow_ups: [], ticked: [], note: "", core: false, stays: false, done: false, out: false, ...more });
/** Twenty minutes: hello, questions of 3, 4, 2 and 3 minutes, one of 4 that matters, one that asks for a name, and thanks. */
const parts = () => [
  part("hello", 2),
  part("question", 3),
  part("question", 4),
  part("question", 2),
  part("question", 4, { core: true }),
  part("question", 2, { stays: true, core: true }),
  part("thanks", 1),
];
const meeting = (more) => ({ who: "", minutes: 20, began: BEGAN, paused: 0, pausedAt: 0, ended: 0, at: 0, names: [], parts: parts(), awake: false, buzz: false, speak: false, saved: false, ...more });

test("what is left is in whole minutes, and never less than none or more than all", () => {
  const lefts = [0, 0.2, 1, 17.99, 18, 19.5, 20, 45].map((minutes) => clock.left(meeting(), after(minutes)));
  assert.deepEqual(lefts, [20, 20, 19, 3, 2, 1, 0, 0]);
  assert.equal(clock.left(meeting(), after(-30)), 20);
  assert.equal(clock.elapsed(meeting(), after(-30)), 0);
});

test("a pause takes no time and moves the end", () => {
  const paused = meeting({ pausedAt: after(5) });
  assert.equal(clock.elapsed(paused, after(9)), 5);
  assert.equal(+clock.end(paused, after(9)), after(24));
  const later = meeting({ paused: 4 * MINUTE });
  assert.equal(clock.elapsed(later, after(10)), 6);
  assert.equal(+clock.end(later, after(10)), after(24));
  assert.equal(+clock.end(meeting({ pausedAt: after(5) }), after(1)), after(20)); // the clock was set back
});

test("after it ended no more time passes", () => {
  assert.equal(clock.elapsed(meeting({ ended: after(19) }), after(300)), 19);
});

test("parts follow one another, and one that's left out takes no time", () => {
  const planned = meeting();
  planned.parts[2].out = true;
  assert.deepEqual(
    clock.plan(planned).map(({ from, to }) => [from, to]),
    [[0, 2], [2, 5], [5, 5], [5, 7], [7, 11], [11, 13], [13, 14]],
  );
});

test("behind is what doesn't fit even if this part ends now", () => {
  assert.equal(clock.behind(meeting({ at: 1 }), after(7)), 0);
  assert.equal(clock.behind(meeting({ at: 1 }), after(7.9)), 0);
  assert.equal(clock.behind(meeting({ at: 1 }), after(10.5)), 3);
  assert.equal(clock.behind(meeting({ at: 1, pausedAt: after(10.5) }), after(11)), 0);
  assert.equal(clock.behind(meeting({ at: 6 }), after(19)), 0);
});

test("the longest question that matters less can be left out, then one that matters more, and never the one that asks for a name", () => {
  const now = meeting({ at: 1 });
  assert.equal(clock.spare(now), 2);
  now.parts[2].out = true;
  assert.equal(clock.spare(now), 3);
  now.parts[3].out = true;
  assert.equal(clock.spare(now), 4);
  now.parts[4].out = true;
  assert.equal(clock.spare(now), -1);
  assert.equal(clock.spare(meeting({ at: 5 })), -1);
});

test("the one that asks for a name stays, wherever it is", () => {
  const cg = load(["meeting/meeting-clock", "meeting/kept-meeting"]);
  cg.store.set("meeting", meeting({ at: 1 }));
  cg.keptMeeting.putOff(1);
  const now = cg.keptMeeting.get();
  assert.deepEqual(now.parts.map(({ ask }) => ask).slice(-3), ["question 2", "question 3", "thanks 1"]);
  cg.keptMeeting.change({ at: 3 });
  assert.equal(cg.meetingClock.spare(cg.keptMeeting.get()), 5); // the one that was put off, not the one before it
});

test("it's over once it ended, or three hours after it began", () => {
  assert.equal(clock.isOver(meeting(), after(179)), false);
  assert.equal(clock.isOver(meeting(), after(181)), true);
  assert.equal(clock.isOver(meeting({ pausedAt: after(4) }), after(181)), true);
  assert.equal(clock.isOver(meeting({ paused: 10 * MINUTE }), after(185)), false);
  assert.equal(clock.isOver(meeting({ ended: after(3) }), after(4)), true);
});

test("later goes on with the next one that isn't left out, and takes the star along", () => {
  const cg = load(["meeting/kept-meeting"]);
  const now = meeting({ at: 1, star: { part: 1, line: 0 } });
  now.parts[2].out = true;
  now.parts[1].note = "One\n\n  Two ";
  cg.store.set("meeting", now);
  cg.keptMeeting.putOff(1);
  const { at, star, parts: order } = cg.keptMeeting.get();
  assert.equal(order[at].ask, "question 2");
  assert.deepEqual(order[star.part].note, "One\n\n  Two ");
  assert.equal(cg.keptMeeting.thanksFor(cg.keptMeeting.get()), "One");
  cg.keptMeeting.change({ star: { ...star, line: 1 } });
  assert.equal(cg.keptMeeting.thanksFor(cg.keptMeeting.get()), "Two");
});
