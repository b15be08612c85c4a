/* Which day to do what, from the day of asking and the day of meeting. How long to wait is advice, so it comes with the page
   (from content/positions.yml) as `pace`. Adds cg.reminders. */
cg.reminders = (() => {
  /** @typedef {{ who: string, through: string, day: string, time: string }} Said what goes into the words of a reminder */
  /** @type {Record<ReminderKind, { letter?: string, summary: (said: Said) => string, words: string }>} */
  const kinds = {
    nudge: {
      letter: "nudge",
      summary: ({ who }) => cg.text("reminder-follow-up", { who }),
      words: cg.text("reminder-follow-up-detail"),
    },
    last: {
      letter: "last-nudge",
      summary: ({ who }) => cg.text("reminder-last", { who }),
      words: cg.text("reminder-last-detail"),
    },
    before: {
      letter: "day-before",
      summary: ({ who, day, time }) => cg.text("reminder-before", { who, day, time }),
      words: cg.text("reminder-before-detail"),
    },
    meeting: {
      letter: "confirm-agenda",
      summary: ({ who }) => cg.text("reminder-meeting", { who }),
      words: cg.text("reminder-meeting-detail"),
    },
    thanks: {
      letter: "thank-you-email",
      summary: ({ who }) => cg.text("reminder-thank", { who }),
      words: cg.text("reminder-thank-detail"),
    },
    through: {
      letter: "introducer-thanks",
      summary: ({ who, through }) => cg.text("reminder-introduced", { who, through }),
      words: cg.text("reminder-introduced-detail"),
    },
    touch: {
      letter: "three-months-on",
      summary: ({ who }) => cg.text("reminder-news", { who }),
      words: cg.text("reminder-news-detail"),
    },
    next: { summary: ({ who }) => cg.text("reminder-step", { who }), words: "" },
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
  function open({ answered, met, nudged, thanked, through, wrote, confirmed }) {
    return {
      nudge: !answered && !met && !nudged,
      last: !met && answered !== "no",
      before: answered !== "no" && !confirmed,
      meeting: answered !== "no",
      thanks: !thanked,
      through: Boolean(through),
      touch: !wrote,
      next: true,
    };
  }

  /**
   * The words of a reminder: what to do, for a meeting what to ask, and the page with the message.
   * @param {ReminderKind} kind
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   */
  function wordsOf(kind, { next, questions = [] }, data) {
    const { letter, words } = kinds[kind];
    const page = letter && data.letters[letter];
    const asked = kind === "meeting" ? questions.map(({ ask }, place) => `${place + 1}. ${ask}`) : [];
    return [...asked, kind === "next" ? next : words, page && new URL(page.path, data.site.url).href].filter(Boolean).join("\n");
  }

  /**
   * @param {ReminderKind} kind
   * @param {string} on
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   * @returns {Reminder}
   */
  function event(kind, on, conversation, data) {
    const { id, saved, who, through, met, place } = conversation;
    const start = kind === "meeting" && met ? cg.dates.instant(met) : null;
    const minutes = conversation.minutes || data.minutes;
    const said = {
      who: who || cg.text("reminder-someone"),
      through: through || cg.text("reminder-introducer"),
      day: met ? cg.dates.short(met.slice(0, 10)) : "",
      time: met ? cg.dates.clock(met) : "",
    };
    return {
      kind,
      id: `${id}-${kind}`,
      changed: saved || 0,
      summary: kinds[kind].summary(said),
      words: wordsOf(kind, conversation, data),
      on,
      ...(start ? { start, end: new Date(+start + minutes * 60_000), place } : { day: on }),
    };
  }

  /**
   * The reminders of a conversation that lie ahead, in order of their days.
   * @param {Conversation} conversation
   * @param {ConversationsData} data
   */
  function of(conversation, data, now = new Date()) {
    const still = open(conversation);
    const today = cg.dates.today(now);
    const all = /** @type {[ReminderKind, string][]} */ (Object.entries(days(conversation, data.pace)));
    return all
      .filter(([kind, day]) => still[kind] && day >= today)
      .map(([kind, day]) => event(kind, day, conversation, data))
      .filter(({ start }) => !start || start > now)
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
