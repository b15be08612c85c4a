/* A letter together with what was typed: `{ subject, body }`, both made of runs. A run is a list of words, `{ typed }`,
   `{ gap, name }` for what is still to be filled in, and `{ strong: run }`. Pure: nothing here touches the page. */
cg.message = (() => {
  const oneLine = (text) => text.replace(/\s+/g, " ").trim();

  function run(letter, pieces, values, tidy) {
    return pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      if (piece.strong) return { strong: run(letter, piece.strong, values, tidy) };
      const { name, gap } = letter.fields.find((field) => field.name === piece.field);
      const typed = tidy(values[name] ?? "");
      return typed ? { typed } : { gap, name };
    });
  }

  /* The letter with these values; what is empty stays a gap. */
  function fill(letter, values) {
    return {
      subject: letter.subject && { note: letter.subject.note, run: run(letter, letter.subject.pieces, values, oneLine) },
      body: letter.body.map(({ note, pieces }) => ({ note, run: run(letter, pieces, values, (text) => text.trim()) })),
    };
  }

  function gapsIn(letter, text) {
    const names = new Map(letter.fields.map(({ gap, name }) => [gap, name]));
    const signs = [...names.keys()].map((gap) => gap.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return text
      .split(new RegExp(`(${signs.join("|")})`))
      .filter(Boolean)
      .map((part) => (names.has(part) ? { gap: part, name: names.get(part) } : part));
  }

  /* Words that somebody changed by hand. A gap that still stands in its brackets is still a gap. */
  function read(letter, { subject, body }) {
    const paragraphs = body.trim().split(/\n[^\S\n]*\n\s*/);
    return {
      subject: letter.subject && { note: 0, run: gapsIn(letter, oneLine(subject ?? "")) },
      body: paragraphs.map((paragraph) => ({ note: 0, run: gapsIn(letter, paragraph) })),
    };
  }

  const plain = (pieces, gaps) =>
    pieces
      .map((one) => (typeof one === "string" ? one : one.strong ? plain(one.strong, gaps) : (one.typed ?? (gaps ? one.gap : ""))))
      .join("");

  const subject = (message) => (message.subject ? plain(message.subject.run, true) : "");
  const body = (message, gaps = true) => message.body.map((paragraph) => plain(paragraph.run, gaps)).join("\n\n");

  /* As the site's own .txt has it. */
  const text = (message) => (message.subject ? `Subject: ${subject(message)}\n\n` : "") + `${body(message)}\n`;

  /* What is still to be filled in, each once. */
  function gaps(message) {
    const inside = (pieces) => pieces.flatMap((one) => (one.strong ? inside(one.strong) : (one.gap ?? [])));
    return [...new Set([message.subject, ...message.body].filter(Boolean).flatMap((part) => inside(part.run)))];
  }

  return { fill, read, subject, body, text, gaps };
})();
