/* The meeting that is going on, as it's kept: each change at once, so that nothing is lost when a phone dies.
   Adds cg.keptMeeting. */
cg.keptMeeting = (() => {
  /** The meeting, if there's one with anything in it. */
  function get() {
    const now = cg.kept.get("meeting");
    return now?.parts.length ? { ...now, at: Math.min(now.at, now.parts.length - 1) } : null;
  }

  /** @param {Partial<Meeting>} values */
  function change(values) {
    const now = get();
    if (now) cg.store.set("meeting", { ...now, ...values });
  }

  /**
   * @param {number} place
   * @param {Partial<MeetingPart>} values
   */
  function changePart(place, values) {
    const now = get();
    if (now) change({ parts: now.parts.map((part, number) => (number === place ? { ...part, ...values } : part)) });
  }

  /**
   * @param {Pick<Meeting, "who" | "talk" | "minutes" | "parts" | "awake" | "buzz" | "speak">} values
   * @param {number} now
   */
  function begin(values, now) {
    cg.store.set("meeting", { ...values, began: now, paused: 0, pausedAt: 0, ended: 0, at: 0, names: [], saved: false });
  }

  /** @param {number} now */
  function pause(now) {
    const { pausedAt = 0, paused = 0 } = get() ?? {};
    change(pausedAt ? { pausedAt: 0, paused: paused + Math.max(0, now - pausedAt) } : { pausedAt: now });
  }

  /**
   * Ends it. One that's paused ended with the pause.
   * @param {number} at
   */
  function end(at) {
    change({ ended: get()?.pausedAt || at, pausedAt: 0 });
  }

  /** Takes it up again: the reader ended it too soon. */
  function goOn() {
    change({ ended: 0, saved: false });
  }

  /**
   * Puts a question after all that are to come, and goes on with the next one.
   * @param {number} place
   */
  function putOff(place) {
    const now = get();
    if (!now) return;
    const parts = [...now.parts];
    const [part] = parts.splice(place, 1);
    const end = parts.at(-1)?.kind === "thanks" ? parts.length - 1 : parts.length;
    parts.splice(end, 0, part);
    const at = place + parts.slice(place).findIndex(({ out }) => !out);
    const star = now.star && { ...now.star, part: parts.indexOf(now.parts[now.star.part]) };
    change(star ? { parts, at, star } : { parts, at });
  }

  /**
   * Questions that aren't left out.
   * @param {Pick<Meeting, "parts">} meeting
   */
  const questions = ({ parts }) => parts.filter(({ kind, out }) => kind === "question" && !out);

  /**
   * The lines of a note, without empty ones.
   * @param {string} note
   */
  const lines = (note) => note.split("\n").map((line) => line.trim()).filter(Boolean);

  /**
   * What the reader will thank for, in the words of the note.
   * @param {Meeting} meeting
   */
  const thanksFor = ({ parts, star }) => (star ? (lines(parts[star.part]?.note ?? "")[star.line] ?? "") : "");

  const clear = () => cg.store.remove("meeting");

  return { get, change, changePart, begin, pause, end, goOn, putOff, questions, lines, thanksFor, clear };
})();
