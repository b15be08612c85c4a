/* Which day to do what, from the day of asking and the day of meeting. How long to wait is advice, so it comes with the page
   (from content/positions.yml) as `pace`: {nudge: [7, "days"], last, thanks, touch}. */
cg.reminders = (() => {
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

  /* Every day that follows from a conversation, by kind. */
  function days(talk, pace) {
    const found = {};
    const { asked, met, nextOn } = talk;
    if (asked) {
      found.nudge = cg.days.business(cg.days.later(asked, pace.nudge));
      found.last = cg.days.business(cg.days.later(talk.nudged || found.nudge, pace.last));
    }
    if (met) {
      const day = met.slice(0, 10);
      found.before = cg.days.plus(day, -1);
      found.meeting = day;
      found.thanks = cg.days.within(cg.days.later(day, pace.thanks), day);
      found.through = found.thanks;
      found.touch = cg.days.business(cg.days.later(day, pace.touch));
    }
    if (nextOn) found.next = nextOn;
    return found;
  }

  /* What is still open: no nudge to somebody who has answered, no thanks twice. */
  function open(talk) {
    const { answered, met } = talk;
    return {
      nudge: !answered && !met && !talk.nudged,
      last: !met && answered !== "no",
      before: answered !== "no",
      meeting: answered !== "no",
      thanks: !talk.thanked,
      through: Boolean(talk.through),
      touch: !talk.wrote,
      next: true,
    };
  }

  function event(kind, day, talk, data) {
    const who = talk.who || "the person you asked";
    const letter = data.letters[kinds[kind].letter];
    const own = kind === "next" ? talk.next : kinds[kind].words;
    const minutes = talk.minutes || data.minutes;
    const start = kind === "meeting" && cg.days.instant(talk.met);
    return {
      kind,
      id: `${talk.id}-${kind}`,
      changed: talk.saved || 0,
      summary: kinds[kind].summary(who, talk.through || "the person who introduced you"),
      words: [own, letter && new URL(letter.path, data.site.url).href].filter(Boolean).join("\n"),
      on: day,
      ...(start ? { start, end: new Date(+start + minutes * 60_000) } : { day }),
    };
  }

  /* The reminders of a conversation that lie ahead, in order of their days. */
  function of(talk, data, today = cg.days.today()) {
    const still = open(talk);
    return Object.entries(days(talk, data.pace))
      .filter(([kind, day]) => still[kind] && day >= today)
      .map(([kind, day]) => event(kind, day, talk, data))
      .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  }

  /* The file of some reminders. `site` has the name of the guide and the address it is published at. */
  function file(events, site, now = new Date()) {
    return cg.ics.calendar(events, { name: site.name, host: new URL(site.url).host, now });
  }

  return { days, of, file };
})();
