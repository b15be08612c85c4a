/* Where a conversation is, and what to do next. Adds cg.nextStep. */
cg.nextStep = (() => {
  const stages = [cg.text("stage-ask"), cg.text("stage-waiting"), cg.text("stage-meeting"), cg.text("stage-thank"), cg.text("stage-touch")];
  /** @typedef {ReturnType<typeof cg.reminders.days>} Days */

  /** @type {(label: string, values: Partial<Conversation>) => Mark} */
  const mark = (label, values) => ({ label, values });

  /**
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   * @returns {NextStep & { words: string }}
   */
  function of(conversation, data, now = new Date()) {
    const step = find(conversation, cg.reminders.days(conversation, data.pace), cg.dates.today(now), now);
    return { ...step, words: step.words ?? stages[step.stage] };
  }

  /**
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @param {Date} now
   * @returns {NextStep}
   */
  function find(conversation, days, today, now) {
    const { asked, answered, met, nudged, thanked, through } = conversation;
    if (answered === "no") {
      const words = cg.text("stage-no");
      if (thanked) return { stage: 1, words, todo: cg.text("next-person"), over: true };
      return { stage: 1, words, todo: cg.text("next-thank-for-no"), due: today, letter: "declined-thanks", marks: [mark(cg.text("done-thanked"), { thanked: today })] };
    }
    if (met) return cg.dates.instant(met) > now ? ahead(days, today) : after(conversation, days, today);
    if (answered === "yes") {
      const quiet = asked && days.last && today >= days.last;
      const step = quiet ? { todo: cg.text("next-last-follow-up"), letter: "last-nudge" } : { todo: cg.text("next-agree"), letter: "confirm-agenda" };
      return { stage: 1, words: cg.text("stage-yes"), due: quiet ? days.last : today, ...step };
    }
    if (!asked && !nudged) {
      const step = through ? { todo: cg.text("next-write-introduced", { name: through }), letter: "referral-email" } : { todo: cg.text("next-write"), letter: "cold-email" };
      return { stage: 0, due: today, marks: [mark(cg.text("done-sent"), { asked: today })], ...step };
    }
    return waiting(conversation, days, today);
  }

  /**
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function waiting({ nudged }, days, today) {
    const marks = [mark(cg.text("stage-yes"), { answered: "yes" }), mark(cg.text("stage-no"), { answered: "no" })];
    if (nudged) {
      return today < (days.last || "9")
        ? { stage: 1, todo: cg.text("next-wait"), due: days.last, from: true, marks }
        : { stage: 1, todo: cg.text("next-let-go"), over: true, marks };
    }
    const nudge = { stage: 1, todo: cg.text("next-follow-up"), due: days.nudge, letter: "nudge" };
    return days.nudge && days.nudge > today ? { ...nudge, from: true, marks } : { ...nudge, marks: [mark(cg.text("done-followed-up"), { nudged: today }), ...marks] };
  }

  /**
   * Before the meeting.
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function ahead({ before = "" }, today) {
    return today >= before
      ? { stage: 2, todo: cg.text("next-day-before"), due: before, letter: "day-before" }
      : { stage: 2, todo: cg.text("next-confirm"), due: before, letter: "confirm-agenda", from: true };
  }

  /**
   * After the meeting.
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function after({ thanked, wrote, next, nextOn = "" }, { thanks, touch = "" }, today) {
    if (!thanked) return { stage: 3, todo: cg.text("next-thank"), due: thanks, letter: "thank-you-email", marks: [mark(cg.text("done-thanked"), { thanked: today })] };
    if (wrote && next) return { stage: 4, todo: next, due: nextOn, over: false };
    if (wrote) return { stage: 4, todo: cg.text("next-news-later"), over: true, letter: "three-months-on" };
    if (next && (nextOn || "9") <= touch) return { stage: 4, todo: next, due: nextOn, from: nextOn > today, marks: [mark(cg.text("done-step"), { next: "", nextOn: "" })] };
    return { stage: 4, todo: cg.text("next-news"), due: touch, from: touch > today, letter: "three-months-on", marks: [mark(cg.text("done-wrote"), { wrote: today })] };
  }

  /**
   * When it's due, in words, or "".
   * @param {NextStep} step
   */
  function when({ due, from, stage }) {
    const today = cg.dates.today();
    if (!due || stage === 0) return "";
    if (due === today) return cg.text("due-today");
    const day = cg.dates.long(due);
    if (from) return cg.text("due-from", { day });
    return due > today ? cg.text("due-by", { day }) : cg.text("due-past", { day });
  }

  /**
   * What is due first comes first; what waits for nothing, last.
   * @param {Conversation[]} conversations
   * @param {ConversationsData} data
   * @param {Date} [now]
   */
  function sorted(conversations, data, now) {
    /** @param {Conversation} conversation */
    const rank = (conversation) => {
      const { due, over } = of(conversation, data, now);
      return over ? "z" : due || "y";
    };
    const ranked = conversations.map((conversation) => ({ rank: rank(conversation), conversation }));
    return ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ conversation }) => conversation);
  }

  /**
   * "You asked 7 people. 3 answered, and 2 said yes." Two people at least: one is no rate.
   * @param {Conversation[]} conversations
   */
  function rate(conversations) {
    const all = conversations.filter(({ asked, answered, met }) => asked || answered || met);
    const people = all.length;
    if (people < 2) return "";
    const agreed = all.filter(({ answered, met }) => answered === "yes" || (met && answered !== "no")).length;
    const answered = agreed + all.filter(({ answered }) => answered === "no").length;
    if (!answered) return cg.text("conversations-rate-none", { people });
    return agreed ? cg.text("conversations-rate", { people, answered, agreed }) : cg.text("conversations-rate-no", { people, answered });
  }

  return { stages, of, when, sorted, rate };
})();
