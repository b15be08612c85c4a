/* Which day to do what, from the day of asking and the day of meeting. How long to wait is advice, so it comes with the page
   (from content/positions.yml) as `pace`. Adds cg.reminders. */
cg.reminders = (() => {
  /** @type {Record<ReminderKind, { letter?: string, summary: (who: string, through: string) => string, words: string }>} */
  const kinds = {
    nudge: {
      letter: "nudge",
      summary: (who) => cg.text("reminder-follow-up", { who }),
      words: cg.text("reminder-follow-up-detail"),
    },
    last: {
      letter: "last-nudge",
      summary: (who) => cg.text("reminder-last", { who }),
      words: cg.text("reminder-last-detail"),
    },
    before: {
      letter: "day-before",
      summary: (who) => cg.text("reminder-before", { who }),
      words: cg.text("reminder-before-detail"),
    },
    meeting: {
      letter: "confirm-agenda",
      summary: (who) => cg.text("reminder-meeting", { who }),
      words: cg.text("reminder-meeting-detail"),
    },
    thanks: {
      letter: "thank-you-email",
      summary: (who) => cg.text("reminder-thank", { who }),
      words: cg.text("reminder-thank-detail"),
    },
    through: {
      letter: "introducer-thanks",
      summary: (who, through) => cg.text("reminder-introduced", { who, through }),
      words: cg.text("reminder-introduced-detail"),
    },
    touch: {
      letter: "three-months-on",
      summary: (who) => cg.text("reminder-news", { who }),
      words: cg.text("reminder-news-detail"),
    },
    next: { summary: (who) => cg.text("reminder-step", { who }), words: "" },
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
      summary: summary(who || cg.text("reminder-someone"), through || cg.text("reminder-introducer")),
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
