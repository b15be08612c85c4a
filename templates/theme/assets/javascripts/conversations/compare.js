/* Up to three conversations side by side: a table where there is room, cards on phones, and on paper. */
cg.compare = (() => {
  const { make } = cg.dom;
  const most = 3;

  function value(row, talk) {
    const noted = talk.notes?.[row.name];
    if (row.kind === "rating") return noted ? make("span", {}, make("b", {}, String(noted)), " of 5") : "";
    return noted || "";
  }

  function rows(data) {
    const own = ["learned", "surprised", "next"].map((key) => ({ name: cg.talks.name(key), of: (talk) => talk[key] || "" }));
    return [...data.rows.map((row) => ({ name: row.name, of: (talk) => value(row, talk) })), ...own];
  }

  const about = (talk) => [talk.role, talk.where, talk.met && cg.days.long(talk.met.slice(0, 10))].filter(Boolean).join(", ");

  /* Roles are said in so many words, since browsers forget them when styles turn a table into cards. */
  function table(talks, data) {
    const cell = (tag, role, name, ...inside) => make(tag, { role, "data-cg-who": name, ...(tag === "th" && { scope: role === "rowheader" ? "row" : "col" }) }, ...inside);
    const head = talks.map((talk) => cell("th", "columnheader", null, make("b", {}, talk.who || "No name"), make("small", {}, about(talk))));
    /* what nobody said anything about is left out */
    const body = rows(data).filter(({ of }) => talks.some(of)).map(({ name, of }) =>
      make("tr", { role: "row" }, cell("th", "rowheader", null, name), talks.map((talk) => cell("td", "cell", talk.who || "No name", of(talk) || make("span", { class: "cg-side__none" }, "Nothing noted")))),
    );
    if (!body.length) return make("p", { class: "cg-why" }, "Nothing is noted yet. Open the notes of these conversations, and write there what you heard.");
    return make(
      "table",
      { class: "cg-side", role: "table", "aria-label": "Conversations side by side" },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, cell("td", "cell", null), head)),
      make("tbody", { role: "rowgroup" }, body),
    );
  }

  return { most, table };
})();
