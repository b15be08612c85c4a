/* Where a conversation is, and what to do next. Adds cg.nextStep. */
cg.nextStep = (() => {
  const stages = ["To ask", "Waiting", "Meeting set", "To thank", "Keep in touch"];
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
      const words = "They said no";
      if (thanked) return { stage: 1, words, todo: "Go on to the next person.", over: true };
      return { stage: 1, words, todo: "Thank them for the answer.", due: today, letter: "declined-thanks", marks: [mark("I thanked them", { thanked: today })] };
    }
    if (met) return cg.dates.instant(met) > now ? ahead(days, today) : after(conversation, days, today);
    if (answered === "yes") {
      const quiet = asked && days.last && today >= days.last;
      const step = quiet ? { todo: "Still no day? Nudge them for the last time.", letter: "last-nudge" } : { todo: "Agree on a day, and enter it here.", letter: "confirm-agenda" };
      return { stage: 1, words: "They said yes", due: quiet ? days.last : today, ...step };
    }
    if (!asked && !nudged) {
      const step = through ? { todo: `Write to them, and say that ${through} sent you.`, letter: "referral-email" } : { todo: "Write to them.", letter: "cold-email" };
      return { stage: 0, due: today, marks: [mark("I sent it", { asked: today })], ...step };
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
    const marks = [mark("They said yes", { answered: "yes" }), mark("They said no", { answered: "no" })];
    if (nudged) {
      return today < (days.last || "9")
        ? { stage: 1, todo: "Wait.", due: days.last, from: true, marks }
        : { stage: 1, todo: "Let it rest, and go on to the next person.", over: true, marks };
    }
    const nudge = { stage: 1, todo: "Send one nudge.", due: days.nudge, letter: "nudge" };
    return days.nudge && days.nudge > today ? { ...nudge, from: true, marks } : { ...nudge, marks: [mark("I nudged them", { nudged: today }), ...marks] };
  }

  /**
   * Before the meeting.
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function ahead({ before = "" }, today) {
    return today >= before
      ? { stage: 2, todo: "Send one line the day before.", due: before, letter: "day-before" }
      : { stage: 2, todo: "Confirm day, place and what you will ask.", due: before, letter: "confirm-agenda", from: true };
  }

  /**
   * After the meeting.
   * @param {Conversation} conversation
   * @param {Days} days
   * @param {string} today
   * @returns {NextStep}
   */
  function after({ thanked, wrote, next, nextOn = "" }, { thanks, touch = "" }, today) {
    if (!thanked) return { stage: 3, todo: "Thank them.", due: thanks, letter: "thank-you-email", marks: [mark("I thanked them", { thanked: today })] };
    if (wrote && next) return { stage: 4, todo: next, due: nextOn, over: false };
    if (wrote) return { stage: 4, todo: "Write again when you have news.", over: true, letter: "three-months-on" };
    if (next && (nextOn || "9") <= touch) return { stage: 4, todo: next, due: nextOn, from: nextOn > today, marks: [mark("That is done", { next: "", nextOn: "" })] };
    return { stage: 4, todo: "Write again, with news.", due: touch, from: touch > today, letter: "three-months-on", marks: [mark("I wrote again", { wrote: today })] };
  }

  /**
   * When it's due, in words, or "".
   * @param {NextStep} step
   */
  function when({ due, from, stage }) {
    const today = cg.dates.today();
    if (!due || stage === 0) return "";
    if (due === today) return "today";
    return from || due > today ? `${from ? "from" : "by"} ${cg.dates.long(due)}` : `since ${cg.dates.long(due)}`;
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
   * "You asked 7 people. 3 answered, 2 said yes." Two people at least: one is no rate.
   * @param {Conversation[]} conversations
   */
  function rate(conversations) {
    const people = conversations.filter(({ asked, answered, met }) => asked || answered || met);
    if (people.length < 2) return "";
    const yes = people.filter(({ answered, met }) => answered === "yes" || (met && answered !== "no")).length;
    const answered = yes + people.filter(({ answered }) => answered === "no").length;
    const words = !answered ? "Nobody has answered yet." : `${answered} answered, ${yes || "nobody"} said yes.`;
    return `You asked ${people.length} people. ${words}`;
  }

  return { stages, of, when, sorted, rate };
})();
