/* What makes a message less likely to be answered. The patterns come with the letter, from hooks/careerguide/letters.py:
   `./guide check` and this page find the same, and tests/golden/hints.yml holds both to it. */
cg.hints = (() => {
  const regex = (letter, name, flags = "") => new RegExp(letter.patterns[name], `i${flags}`);
  const clauses = (letter, text) => text.split(regex(letter, "clause"));
  const denied = (letter, clause) => regex(letter, "denied").test(clause);

  function jobs(letter, text) {
    const found = (clause) => clause.match(regex(letter, "job"))?.[0];
    return clauses(letter, text)
      .filter((clause) => found(clause) && !denied(letter, clause))
      .map(found);
  }

  function resume(letter, text) {
    const says = (name, clause) => regex(letter, name).test(clause);
    return clauses(letter, text).some(
      (clause) => says("resume", clause) && says("attached", clause) && !denied(letter, clause),
    );
  }

  function twoInOne(letter, text) {
    const asked = text.match(regex(letter, "questions", "g")) ?? [];
    const joined = asked.filter((sentence) => regex(letter, "second").test(sentence)).map((sentence) => sentence.trim());
    const rows = text.match(regex(letter, "row", "g")) ?? [];
    return [...joined, ...rows.map((row) => row.replace(/^[? \t]+/, ""))];
  }

  const vague = (letter, words) => regex(letter, "vague").test(words.trim());

  /* As Python counts: characters as people see them, and words as they are parted by space. */
  const characters = (text) => [...text].length;
  const words = (text) => text.split(/\s+/).filter(Boolean).length;

  function named(gaps) {
    const names = gaps.map((gap) => gap.slice(1, -1));
    if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more.`;
    const before = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ` : "";
    return `${before}${names.at(-1)}.`;
  }

  function ofGaps(gaps) {
    if (!gaps.length) return { key: "gaps", ok: true, words: "Every blank is filled in." };
    const strong = gaps.length === 1 ? "One blank is left:" : `${gaps.length} blanks are left:`;
    return { key: "gaps", ok: false, strong, words: named(gaps) };
  }

  function ofLength(letter, text) {
    const [unit, most, long] = letter.most_characters
      ? ["character", letter.most_characters, characters(text)]
      : ["word", letter.most_words, words(text)];
    if (!most) return null;
    if (long <= most) return { key: "length", ok: true, words: `It is short enough: ${cg.count(long, unit)} of ${most}.` };
    const why = letter.most_characters ? `Only ${most} fit.` : `For a first message, ${most} is the most.`;
    return { key: "length", ok: false, strong: `It is ${cg.count(long - most, unit)} too long.`, words: why };
  }

  function* ofAsk(letter, text) {
    const [job] = jobs(letter, text);
    const attached = resume(letter, text);
    if (job) yield { key: "job", ok: false, strong: `“${job}” reads as asking for a job.`, words: "Ask for a talk, and say that it is not about a job." };
    if (attached) yield { key: "resume", ok: false, strong: "It mentions an attached résumé.", words: "Leave it out. It can come when somebody asks for it." };
    if (!job && !attached) yield { key: "ask", ok: true, words: "It asks for no job, and nothing is attached." };
  }

  function ofConnection(letter, found) {
    const { label } = letter.fields.find(({ name }) => name === letter.connection);
    const hint = { key: "connection", ok: false };
    if (!found.trim()) return { ...hint, strong: "It does not say how you found them.", words: `Fill in “${label}”.` };
    if (!vague(letter, found)) return { key: "connection", ok: true, words: "It says how you found them." };
    return { ...hint, strong: `“${found.trim()}” could stand in any letter.`, words: "Name the person, the page or the talk." };
  }

  function ofQuestions(letter, text) {
    const [both] = twoInOne(letter, text);
    if (both) return { key: "two", ok: false, strong: "Two questions in one:", words: `“${both}” Ask one, or part them.` };
    return text.includes("?") && { key: "two", ok: true, words: "It asks one thing at a time." };
  }

  /* All hints on a message, as `{ key, ok, strong, words }`. `found` is what was typed into the field that says how the
     writer found this person; null when the words are no longer those of the form. */
  function of(letter, message, found) {
    const text = cg.message.body(message);
    return [
      ofGaps(cg.message.gaps(message)),
      ofLength(letter, cg.message.body(message, false)),
      ...(letter.first ? ofAsk(letter, text) : []),
      letter.connection && found !== null && ofConnection(letter, found),
      ofQuestions(letter, text),
    ].filter(Boolean);
  }

  return { of, jobs, resume, twoInOne, vague, characters, words };
})();
