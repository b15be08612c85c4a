/* Which day to do what, from the day of asking and the day of meeting. How long to wait is advice, so it comes with the page
   (from content/positions.yml) as `pace`. Adds cg.reminders. */
cg.reminders = (() => {
  /** @type {Record<ReminderKind, { letter?: string, summary: (who: string, through: string) => string, words: string }>} */
  const kinds = {
    nudge: {
      letter: "nudge",
      summary: (who) => `Nudge ${who}`,
      words: "No answer yet? Reply to your own first message, so that they have it below.",
    },
    last: {
      letter: "last-nudge",
      summary: (who) => `Second and last nudge to ${who}`,
      words: "Only if they said yes or “maybe later” and then went quiet. Otherwise go on to the next person.",
    },
    before: {
      letter: "day-before",
      summary: (who) => `Confirm tomorrow with ${who}`,
      words: "One line with the time and the place. Have your questions ready.",
    },
    meeting: {
      letter: "confirm-agenda",
      summary: (who) => `Talk with ${who}`,
      words: "Stop at the time you asked for. The message that confirms it all:",
    },
    thanks: {
      letter: "thank-you-email",
      summary: (who) => `Thank ${who}`,
      words: "Six lines are enough. Name one thing you learned and what you will do with it.",
    },
    through: {
      letter: "introducer-thanks",
      summary: (who, through) => `Tell ${through} how it went with ${who}`,
      words: "They lent you their name. Tell them that you talked, and one thing you learned.",
    },
    touch: {
      letter: "three-months-on",
      summary: (who) => `Write to ${who} again, with news`,
      words: "A few lines, when there is something to tell. Ask for nothing.",
    },
    next: { summary: (who) => `Your next step after ${who}`, words: "" },
  };

  /**
   * Every day that follows from a conversation, by kind.
   * @param {Pick<Conversation, "asked" | "met" | "nudged" | "nextOn">} conversation
   * @param {Paces} pace
   */
  function days({ asked, met, nudged, nextOn }, pace) {
    const { business, later, plus, within } = cg.dates;
    /** @type {Partial<Record<ReminderKind, string>>} */
    const days = {};
    if (asked) {
      days.nudge = business(later(asked, pace.nudge));
      days.last = business(later(nudged || days.nudge, pace.last));
    }
    if (met) {
      const day = met.slice(0, 10);
      days.before = plus(day, -1);
      days.meeting = day;
      days.thanks = within(later(day, pace.thanks), day);
      days.through = days.thanks;
      days.touch = business(later(day, pace.touch));
    }
    if (nextOn) days.next = nextOn;
    return days;
  }

  /**
   * What is still open: no nudge to someone who has answered, no thanks twice.
   * @param {Conversation} conversation
   * @returns {Record<ReminderKind, boolean>}
   */
  function open({ answered, met, nudged, thanked, through, wrote }) {
    return {
      nudge: !answered && !met && !nudged,
      last: !met && answered !== "no",
      before: answered !== "no",
      meeting: answered !== "no",
      thanks: !thanked,
      through: Boolean(through),
      touch: !wrote,
      next: true,
    };
  }

  /**
   * @param {ReminderKind} kind
   * @param {string} on
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   * @returns {Reminder}
   */
  function event(kind, on, conversation, data) {
    const { id, saved, who, through, next, met } = conversation;
    const { letter, summary, words } = kinds[kind];
    const page = letter && data.letters[letter];
    const start = kind === "meeting" && met ? cg.dates.instant(met) : null;
    const minutes = conversation.minutes || data.minutes;
    return {
      kind,
      id: `${id}-${kind}`,
      changed: saved || 0,
      summary: summary(who || "the person you asked", through || "the person who introduced you"),
      words: [kind === "next" ? next : words, page && new URL(page.path, data.site.url).href].filter(Boolean).join("\n"),
      on,
      ...(start ? { start, end: new Date(+start + minutes * 60_000) } : { day: on }),
    };
  }

  /**
   * The reminders of a conversation that lie ahead, in order of their days.
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   */
  function of(conversation, data, today = cg.dates.today()) {
    const still = open(conversation);
    const all = /** @type {[ReminderKind, string][]} */ (Object.entries(days(conversation, data.pace)));
    return all
      .filter(([kind, day]) => still[kind] && day >= today)
      .map(([kind, day]) => event(kind, day, conversation, data))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }

  /**
   * The file of some reminders.
   * @param {Reminder[]} reminders
   * @param {ConversationsData["site"]} site
   */
  function file(reminders, site, now = new Date()) {
    return cg.calendarFile.calendar(reminders, { name: site.name, host: new URL(site.url).host, now });
  }

  return { days, of, file };
})();
