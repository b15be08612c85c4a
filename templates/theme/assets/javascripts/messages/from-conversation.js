/* A message that was opened from a conversation (letters/thank-you-email/#talk=ID) starts with what is known there, and says whose
   it is. What was written to someone else before makes room, with a way back. Adds cg.fromConversation. */
cg.fromConversation = (() => {
  const { make, button, icon } = cg.dom;
  const mark = "talk"; // kept next to the fields of the message: the conversation that they are about

  /**
   * The first line of what was heard, as the end of a sentence. Notes of a meeting have each question above its answers.
   * @param {Conversation} talk
   */
  function heard({ learned = "", questions = [] }) {
    const asked = new Set(questions.map(({ ask }) => ask));
    const lines = learned.split("\n").map((words) => words.trim());
    return (lines.find((words) => words && !asked.has(words)) ?? "").replace(/\.$/, "");
  }

  /**
   * The day of a meeting as the message says it: "today" after it, "Tuesday, June 9" before it.
   * @param {string} met
   */
  function dayOf(met) {
    const { between, today, long } = cg.dates;
    const days = between(today(), met.slice(0, 10));
    if (days === 0 && cg.dates.instant(met) < new Date()) return cg.text("said-today");
    if (days === -1) return cg.text("said-yesterday");
    return days < 0 ? cg.text("said-on", { day: long(met.slice(0, 10)) }) : long(met.slice(0, 10));
  }

  /**
   * What is known, by the names of fields. A message to who introduced them is about the other one.
   * @param {Conversation} talk
   * @param {LetterData} letter
   * @returns {Values}
   */
  function known(talk, letter) {
    const { who = "", through = "", met = "", place = "", asked } = talk;
    const toIntroducer = letter.fields.some(({ name }) => name === "new");
    const first = letter.first;
    const before = Object.values(cg.keptLetters.get().own).find(({ contact, topic }) => topic && contact === who);
    const all = {
      topic: before?.topic ?? "",
      contact: toIntroducer ? through : who,
      new: who,
      referrer: through,
      introducer: through,
      day: met && dayOf(met),
      hour: met && cg.dates.clock(met),
      place,
      link: first ? (talk.how ?? "") : place,
      found: talk.how ?? "",
      goal: talk.goal ?? "",
      learned: heard(talk),
      moment: first ? "" : heard(talk),
      sent: asked ? cg.text("said-on", { day: cg.dates.long(asked) }) : "",
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  }

  /**
   * @param {HTMLElement} before what it's shown above
   * @param {LetterData} letter
   */
  function begin(before, letter) {
    const id = new URLSearchParams(location.hash.slice(1)).get("talk");
    const talk = cg.conversations.find(id ?? "");
    if (!talk) return;
    const { get, change } = cg.keptLetters;
    const kept = get();
    const values = known(talk, letter);
    const { [mark]: about, contact = "" } = kept.own[letter.id] ?? {};
    /* a wrong name is worse than an empty field */
    const other = about !== talk.id && contact !== "" && contact !== values.contact;
    if (other) {
      change((now) => {
        delete now.words[letter.id];
        now.own[letter.id] = {};
      });
    }
    change((now) => ((now.own[letter.id] ??= {})[mark] = talk.id));
    cg.keptLetters.begin(letter, values);
    const name = talk.who || cg.text("conversation-no-name");
    const back = button("cg-quiet", null, cg.text("said-before"), () => {
      cg.store.set("letters", kept);
      back.remove();
      cg.say(cg.text("undo-done"));
    });
    const link = make("a", { href: cg.address(`my-conversations/#talk=${talk.id}`) }, cg.text("said-open"));
    before.before(make("p", { class: "cg-actions", role: "status" }, make("span", {}, icon("check"), " ", cg.text("said-from", { name })), link, other && back));
  }

  return { begin, known };
})();
