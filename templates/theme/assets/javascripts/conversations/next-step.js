/* How far a conversation has come, and the one thing to do next. Adds cg.nextStep. */
cg.nextStep = (() => {
  /* The stops on the ruler. Where a conversation is counts from 0. */
  const stages = [cg.text("stage-list"), cg.text("stage-asked"), cg.text("stage-said-yes"), cg.text("stage-met"), cg.text("stage-thanked")];
  /** @typedef {ReturnType<typeof cg.reminders.days>} Days */

  /** @type {(label: string, values: Partial<Conversation>) => Mark} */
  const mark = (label, values) => ({ label, values });

  /**
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   * @returns {NextStep & { words: string }}
   */
  function of(conversation, data, now = new Date()) {
    const step = find(conversation, cg.reminders.days(conversation, data.pace), cg.dates.today(now), now, data);
    return { ...step, words: step.words ?? stages[step.stage] };
  }

  /**
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @param {Date} now
   * @param {ConversationsData} data
   * @returns {NextStep}
   */
  function find(conversation, days, today, now, data) {
    const { asked, answered, met, nudged, thanked, through, minutes } = conversation;
    if (answered === "no") {
      const words = cg.text("stage-no");
      if (thanked) return { stage: 1, words, todo: cg.text("next-person"), over: true };
      return { stage: 1, words, todo: cg.text("next-thank-for-no"), due: today, letter: "declined-thanks", marks: [mark(cg.text("done-thanked"), { thanked: today })] };
    }
    if (met) {
      const end = +cg.dates.instant(met) + (minutes || data.minutes) * 60_000;
      return end > +now ? ahead(conversation, days, today) : after(conversation, days, today);
    }
    if (answered === "yes") {
      const quiet = asked && days.last && today >= days.last;
      const step = quiet ? { todo: cg.text("next-last-follow-up"), letter: "last-nudge" } : { todo: cg.text("next-agree"), letter: "confirm-agenda" };
      return { stage: 2, due: quiet ? days.last : today, agree: true, ...step };
    }
    if (!asked && !nudged) {
      const step = through ? { todo: cg.text("next-write-introduced", { name: through }), letter: "referral-email" } : { todo: cg.text("next-write"), letter: "cold-email" };
      return { stage: 0, marks: [mark(cg.text("done-sent"), { asked: today })], ...step };
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
        ? { stage: 1, todo: cg.text("next-let-go"), due: days.last, from: true, marks }
        : { stage: 1, todo: cg.text("next-let-go"), over: true, marks };
    }
    const nudge = { stage: 1, todo: cg.text("next-follow-up"), due: days.nudge, letter: "nudge" };
    return days.nudge && days.nudge > today ? { ...nudge, from: true, marks } : { ...nudge, marks: [mark(cg.text("done-followed-up"), { nudged: today }), ...marks] };
  }

  /**
   * Until the end of the meeting.
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function ahead({ confirmed }, { before = "", meeting = "" }, today) {
    const hold = { stage: 2, todo: cg.text("next-meet"), due: meeting };
    if (today >= meeting) return { ...hold, start: true };
    if (today < before) return { stage: 2, todo: cg.text("next-confirm"), due: before, letter: "confirm-agenda", from: true };
    if (confirmed) return { ...hold, from: true };
    return { stage: 2, todo: cg.text("next-day-before"), due: before, letter: "day-before", marks: [mark(cg.text("done-sent"), { confirmed: today })] };
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
    if (wrote && next) return { stage: 4, todo: next, due: nextOn, from: nextOn > today };
    if (wrote) return { stage: 4, todo: cg.text("next-news-later"), over: true, letter: "three-months-on" };
    if (next && (nextOn || "9") <= touch) return { stage: 4, todo: next, due: nextOn, from: nextOn > today, marks: [mark(cg.text("done-step"), { next: "", nextOn: "" })] };
    return { stage: 4, todo: cg.text("next-news"), due: touch, from: touch > today, letter: "three-months-on", marks: [mark(cg.text("done-wrote"), { wrote: today })] };
  }

  /**
   * Whether it waits for the reader now, and not for a day that's still to come.
   * @param {NextStep} step
   */
  const isDue = ({ due, from, over }) => Boolean(due) && !from && !over;

  /**
   * When it's due, in words, or "".
   * @param {NextStep} step
   */
  function when({ due, from, over }, today = cg.dates.today()) {
    if (!due || over) return cg.text("due-any-day");
    const day = cg.dates.short(due, today);
    if (from) return cg.text("due-on", { day });
    if (due === today) return cg.text("due-today");
    return due > today ? cg.text("due-by", { day }) : cg.text("due-past", { day });
  }

  /**
   * "Nothing to do until Mon, Mar 16. Then: follow up once."
   * @param {NextStep} step
   */
  function sentence(step) {
    const { due, from, todo } = step;
    if (!due || !from) return todo;
    return cg.text("next-nothing-until", { day: cg.dates.short(due), todo });
  }

  /**
   * What is due comes first, the earliest at the top; then what waits for a day; last, what waits for nothing.
   * @param {Conversation[]} conversations
   * @param {ConversationsData} data
   * @param {Date} [now]
   */
  function sorted(conversations, data, now) {
    /** @param {Conversation} conversation */
    const rank = (conversation) => {
      const step = of(conversation, data, now);
      return `${step.over ? 3 : isDue(step) ? 0 : step.due ? 1 : 2}${step.due ?? ""}`;
    };
    const ranked = conversations.map((conversation) => ({ rank: rank(conversation), conversation }));
    return ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ conversation }) => conversation);
  }

  /**
   * Those that wait for the reader now.
   * @param {Conversation[]} conversations
   * @param {ConversationsData} data
   * @param {Date} [now]
   */
  const due = (conversations, data, now) => sorted(conversations, data, now).filter((talk) => isDue(of(talk, data, now)));

  return { stages, of, when, sentence, isDue, sorted, due };
})();
