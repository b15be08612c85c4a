/* The reader's conversations, kept under "talks": whom they asked, what came of it, what is next. Everything read from the
   device or a file is looked through first; what is not of this shape is not shown and never overwritten by guess. */
cg.talks = (() => {
  /* Each part, with its name on the page and what may stand in it: a text of so many signs, or one of the kinds below. */
  const parts = {
    who: ["Who", 200],
    role: ["Their work", 200],
    where: ["Where they work", 200],
    through: ["Introduced by", 200],
    how: ["How you found them", 1000],
    asked: ["Asked on", "day"],
    channel: ["Asked by", 40],
    answered: ["Answer", "answer"],
    nudged: ["Nudged on", "day"],
    met: ["Meeting", "time"],
    minutes: ["Minutes", "minutes"],
    thanked: ["Thanked on", "day"],
    learned: ["What you learned", 8000],
    surprised: ["What surprised you", 8000],
    next: ["Next step", 2000],
    nextOn: ["Next step on", "day"],
    wrote: ["Wrote again on", "day"],
    questions: ["Questions", "questions"],
    notes: ["Notes", "notes"],
    id: ["Id", "id"],
    changed: ["Changed", 30],
    saved: ["Reminders saved", "number"],
  };
  const plain = (value) => value?.constructor === Object;
  const short = (value, length) => typeof value === "string" && value.length <= length;
  const whole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
  const kinds = {
    day: (value) => value === "" || (short(value, 10) && cg.days.valid(value)),
    time: (value) => value === "" || (short(value, 16) && cg.days.validTime(value)),
    answer: (value) => ["", "yes", "no"].includes(value),
    minutes: (value) => whole(value, 600),
    number: (value) => whole(value, 1e6),
    id: (value) => short(value, 40) && /^[a-z0-9]+$/.test(value),
    notes: (value) =>
      plain(value) &&
      Object.keys(value).length <= 40 &&
      Object.entries(value).every(([name, one]) => short(name, 200) && (short(one, 8000) || whole(one, 5))),
    questions: (value) =>
      Array.isArray(value) && value.length <= 100 && value.every((one) => plain(one) && short(one.ask, 500) && short(one.id ?? "", 100)),
  };
  const most = 500;
  const name = (key) => parts[key][0];

  /* What does not fit in a conversation, in words, or "". */
  function wrong(talk) {
    if (!plain(talk) || !("id" in talk)) return "is none";
    for (const [key, value] of Object.entries(talk)) {
      if (!Object.hasOwn(parts, key)) return `has “${key.slice(0, 40)}”, which this page does not know`;
      const [words, kind] = parts[key];
      if (!(kinds[kind] ?? ((text) => short(text, kind)))(value)) return `has something under “${words}” that cannot be there`;
    }
    return "";
  }

  function kept() {
    const found = cg.store.get("talks");
    return Array.isArray(found) ? found : [];
  }
  const all = () => kept().filter((talk) => !wrong(talk));
  const find = (id) => all().find((talk) => talk.id === id);

  /* Reads again and writes, so that what another tab changed meanwhile stays. */
  function keep(change) {
    const talks = change(kept());
    if (talks.length) cg.store.set("talks", talks);
    else cg.store.remove("talks");
  }

  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join("");
  const stamp = () => new Date().toISOString();

  function add(values) {
    const talk = { ...values, id: newId(), changed: stamp() };
    keep((talks) => [...talks, talk]);
    return talk;
  }
  function change(changed, values) {
    keep((talks) => talks.map((talk) => (talk?.id === changed ? { ...talk, ...values, changed: stamp() } : talk)));
  }
  function remove(removed) {
    keep((talks) => talks.filter((talk) => talk?.id !== removed));
  }
  /* Puts back what was removed. */
  function restore(talk) {
    keep((talks) => [...talks.filter((one) => one?.id !== talk.id), talk]);
  }

  const asked = (talk) => Boolean(talk.asked || talk.answered || talk.met);

  /* "You asked 7 people. 3 answered, 2 said yes." Two people at least: one is no rate. */
  function rate(talks) {
    const people = talks.filter(asked);
    if (people.length < 2) return "";
    const yes = people.filter((talk) => talk.answered === "yes" || (talk.met && talk.answered !== "no")).length;
    const answered = yes + people.filter((talk) => talk.answered === "no").length;
    const said = !answered ? "Nobody has answered yet." : `${answered} answered, ${yes || "nobody"} said yes.`;
    return `You asked ${people.length} people. ${said}`;
  }

  return { parts, name, most, newId, wrong, all, find, add, change, remove, restore, rate };
})();

/* Where a conversation stands, and what to do next: {stage, words, due, letter, marks}. `due` is a day; without one nothing
   waits. `marks` are what can be said about it at one press. */
cg.next = (() => {
  const stages = ["To ask", "Waiting", "Meeting set", "To thank", "Keep in touch"];
  const mark = (label, values) => ({ label, values });

  function of(talk, data, now = new Date()) {
    const today = cg.days.today(now);
    const day = cg.reminders.days(talk, data.pace);
    const found = toDo(talk, day, today, now);
    return { ...found, words: found.words ?? stages[found.stage] };
  }

  function toDo(talk, day, today, now) {
    const { asked, answered, met, thanked, through } = talk;
    if (answered === "no") {
      return thanked
        ? { stage: 1, words: "They said no", todo: "Go on to the next person.", over: true }
        : { stage: 1, words: "They said no", todo: "Thank them for the answer.", due: today, letter: "declined-thanks", marks: [mark("I thanked them", { thanked: today })] };
    }
    if (met) return cg.days.instant(met) > now ? ahead(day, today) : after(talk, day, today);
    if (answered === "yes") {
      const quiet = asked && today >= day.last;
      return { stage: 1, words: "They said yes", due: quiet ? day.last : today, ...(quiet ? { todo: "Still no day? Nudge them for the last time.", letter: "last-nudge" } : { todo: "Agree on a day, and enter it here.", letter: "confirm-agenda" }) };
    }
    if (!asked && !talk.nudged) {
      return { stage: 0, todo: through ? `Write to them, and say that ${through} sent you.` : "Write to them.", due: today, letter: through ? "referral-email" : "cold-email", marks: [mark("I sent it", { asked: today })] };
    }
    return waiting(talk, day, today);
  }

  function waiting(talk, day, today) {
    const marks = [mark("They said yes", { answered: "yes" }), mark("They said no", { answered: "no" })];
    if (talk.nudged) {
      return today < (day.last || "9")
        ? { stage: 1, todo: "Wait.", due: day.last, from: true, marks }
        : { stage: 1, todo: "Let it rest, and go on to the next person.", over: true, marks };
    }
    const nudge = { stage: 1, todo: "Send one nudge.", due: day.nudge, letter: "nudge" };
    return day.nudge > today
      ? { ...nudge, from: true, marks }
      : { ...nudge, marks: [mark("I nudged them", { nudged: today }), ...marks] };
  }

  function ahead(day, today) {
    return today >= day.before
      ? { stage: 2, todo: "Send one line the day before.", due: day.before, letter: "day-before" }
      : { stage: 2, todo: "Confirm day, place and what you will ask.", due: day.before, letter: "confirm-agenda", from: true };
  }

  function after(talk, day, today) {
    if (!talk.thanked) return { stage: 3, todo: "Thank them.", due: day.thanks, letter: "thank-you-email", marks: [mark("I thanked them", { thanked: today })] };
    const own = talk.next && { todo: talk.next, due: talk.nextOn || "" };
    if (talk.wrote) return { stage: 4, todo: "Write again when you have news.", over: true, letter: "three-months-on", ...(own && { ...own, over: false, letter: "" }) };
    const touch = { stage: 4, todo: "Write again, with news.", due: day.touch, from: day.touch > today, letter: "three-months-on", marks: [mark("I wrote again", { wrote: today })] };
    return own && (own.due || "9") <= day.touch ? { stage: 4, ...own, from: own.due > today, marks: [mark("That is done", { next: "", nextOn: "" })] } : touch;
  }

  /* What is due first stands first; what waits for nothing, last. */
  function sorted(talks, data, now) {
    const rank = (talk) => {
      const { due, over } = of(talk, data, now);
      return over ? "z" : due || "y";
    };
    return talks.map((talk) => [rank(talk), talk]).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, talk]) => talk);
  }

  return { stages, of, sorted };
})();
