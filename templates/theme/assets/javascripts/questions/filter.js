/* Picks questions of the bank by words, minutes, kind and reader. On the page of a category it hides what does not fit; on the
   overview it lists what fits from the whole bank. What is picked stands in the address, so a link shows the same. One pass
   over texts made ready beforehand, and only what changes is touched, so that typing stays quick on slow phones. */
(() => {
  const form = document.querySelector(".cg-filter");
  if (!form) return;
  const { make } = cg.dom;
  const names = ["q", "most", "core", "answer", "for", "in"];
  const atOnce = 50;
  const field = form.elements;
  const [status, all, everywhere] = form.querySelectorAll("[role=status], [data-cg-all], [data-cg-everywhere]");
  const results = document.querySelector(".cg-results");
  const within = form.querySelector("[role=status] span")?.textContent;
  const rows = new Map([...document.querySelectorAll("article.cg-q[data-cg-ask]")].map((row) => [row.dataset.cgAsk, row]));
  const groups = [...document.querySelectorAll("#core, #more")];
  const list = make("ul", { class: "cg-asks" });
  const made = new Map();
  let questions = [];
  let titles = {};
  let limit = atOnce;

  /* ---- words ---- */
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
  const wanted = (text) => fold(text).split(" ").filter(Boolean);
  /* "jobs" finds "job" too */
  const stem = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);

  /* How many letters to change, add, leave out or swap; more than `most` counts as too many. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last.at(-1);
  }

  /* The same words with each that the bank does not have changed to the nearest that it has. */
  function meant(text) {
    const known = new Set(questions.flatMap((one) => one.text.split(" ")));
    const near = (word) => {
      const most = word.length > 5 ? 2 : 1;
      const [best, far] = [...known].reduce((found, other) => {
        const far = other.length < 3 ? 9 : distance(word, other, most);
        return far < found[1] ? [other, far] : found;
      }, ["", 9]);
      return far <= most ? best : word;
    };
    const better = wanted(text).map((word) => ([...known].some((other) => other.startsWith(stem(word))) ? word : near(word)));
    return better.join(" ") === wanted(text).join(" ") ? "" : better.join(" ");
  }

  /* ---- what is picked: in the controls and in the address ---- */
  function chosen() {
    const picked = { q: field.q.value.trim(), most: field.most.value, for: field.for?.value, in: field.in?.value };
    for (const chip of form.querySelectorAll(".cg-chip[aria-pressed=true]")) picked[chip.name] = chip.value;
    return picked;
  }

  function query(picked, leave = []) {
    const given = names.filter((name) => picked[name] && !leave.includes(name)).map((name) => [name, picked[name]]);
    return given.length ? `?${new URLSearchParams(given)}` : "";
  }

  function set(picked) {
    field.q.value = picked.q ?? "";
    for (const name of ["for", "in"]) {
      const select = field[name];
      if (select) select.value = [...select.options].some(({ value }) => value === picked[name]) ? picked[name] : "";
    }
    (form.querySelector(`[name=most][value="${CSS.escape(picked.most ?? "")}"]`) ?? form.querySelector("[name=most][value='']")).checked = true;
    for (const chip of form.querySelectorAll(".cg-chip")) chip.ariaPressed = String(picked[chip.name] === chip.value);
  }

  function read() {
    set(Object.fromEntries(new URLSearchParams(location.search)));
    apply();
  }

  /* Words are written into the address when the typing pauses; every other choice is a step that Back takes back. */
  let pause = 0;
  function write(step) {
    clearTimeout(pause);
    const address = location.pathname + query(chosen()) + location.hash;
    if (step && address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
    else pause = setTimeout(() => history.replaceState(null, "", location.pathname + query(chosen()) + location.hash), 300);
  }

  /* ---- picking ---- */
  function test(picked) {
    const words = wanted(picked.q).map((word) => ` ${stem(word)}`);
    const most = Number(picked.most) || Infinity;
    return (one) =>
      one.minutes <= most &&
      (!picked.core || one.priority === "core") &&
      (!picked.answer || one.answer === picked.answer) &&
      (!picked.for || one.audiences.includes(picked.for)) &&
      (!picked.in || one.category === picked.in) &&
      words.every((word) => one.text.includes(word));
  }

  function hide(element, hidden) {
    if (element.hidden !== hidden) element.hidden = hidden;
  }

  function apply() {
    const picked = chosen();
    const active = query(picked) !== "";
    const fits = test(picked);
    const found = questions.filter(fits);
    if (within) showRows(new Set(found));
    else showResults(active, first(picked.q, found));
    const shape = within ? ` in ${within}` : ` ${questions.length === 1 ? "question" : "questions"}`;
    const say = active ? `${found.length} of ${questions.length}` : `${questions.length}`;
    if (status.textContent !== say + shape) status.replaceChildren(make("b", {}, say), shape);
    hide(all, !active);
    if (everywhere) {
      hide(everywhere, !active);
      everywhere.search = query(picked);
    }
    nothing(active && !found.length, picked);
  }

  function showRows(found) {
    for (const one of questions) hide(one.row, !found.has(one));
    for (const group of groups) {
      let row = group.nextElementSibling;
      while (row?.matches(".cg-q") && row.hidden) row = row.nextElementSibling;
      hide(group, !row?.matches(".cg-q"));
    }
  }

  /* Those with the words in the question itself come first. */
  function first(text, found) {
    const words = wanted(text).map((word) => ` ${stem(word)}`);
    const inAsk = (one) => words.every((word) => one.text.slice(0, one.end).includes(word));
    return words.length ? [...found.filter(inAsk), ...found.filter((one) => !inAsk(one))] : found;
  }

  function result(one) {
    if (!made.has(one)) {
      const facts = `${one.priority === "core" ? "core, " : ""}${one.minutes} min`;
      const line = make("li", {}, make("a", { href: cg.questions.href(one) }, one.ask), make("small", {}, `${titles[one.category]} · ${facts}`));
      line.append(cg.tray.control(one.id, one.minutes, one.ask, true));
      made.set(one, line);
    }
    return made.get(one);
  }

  function showResults(active, found) {
    for (let other = results.nextElementSibling; other; other = other.nextElementSibling) hide(other, active);
    const shown = active ? found.slice(0, limit) : [];
    list.replaceChildren(...shown.map(result));
    const left = active ? found.length - shown.length : 0;
    const more = () => {
      limit += atOnce;
      apply();
      list.children[shown.length].querySelector("a").focus();
    };
    const button = left > 0 && cg.dom.button("cg-btn cg-btn--quiet", null, `Show ${Math.min(left, atOnce)} more`, more);
    results.replaceChildren(...[shown.length && list, button].filter(Boolean));
  }

  function nothing(none, picked) {
    results.querySelector(".cg-empty")?.remove();
    if (!none) return;
    const better = picked.q && meant(picked.q);
    const use = () => step({ ...picked, q: better });
    const strong = picked.q ? `No question ${query(picked, ["q"]) && "that fits the rest "}has “${picked.q}” in it.` : "No question fits all of that.";
    const offer = better ? ["Did you mean ", cg.dom.button("cg-link", null, better, use), "? Or "] : ["You can "];
    results.append(make("p", { class: "cg-empty" }, make("b", {}, strong), make("br"), offer, cg.dom.button("cg-link", null, "show all the questions", showAll), "."));
  }

  function step(picked) {
    set(picked);
    changed();
    field.q.focus();
  }

  const showAll = () => step({});

  function changed() {
    limit = atOnce;
    write(true);
    apply();
  }

  /* ---- listening ---- */
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target !== field.q) return;
    limit = atOnce;
    write(false);
    apply();
  });
  form.addEventListener("change", ({ target }) => target !== field.q && changed());
  form.addEventListener("click", ({ target }) => {
    const chip = target.closest(".cg-chip");
    if (chip) {
      const on = chip.ariaPressed !== "true";
      for (const other of form.querySelectorAll(`.cg-chip[name=${chip.name}]`)) other.ariaPressed = "false";
      chip.ariaPressed = String(on);
      changed();
    }
  });
  all.addEventListener("click", showAll);
  addEventListener("popstate", read);

  cg.questions.load().then(({ questions: bank, categories }) => {
    titles = Object.fromEntries(categories.map(({ id, title }) => [id, title]));
    for (const one of within ? bank.filter(({ id }) => rows.has(id)) : bank) {
      const ask = ` ${fold(one.ask)}`;
      const text = `${ask} ${fold([one.why, ...one.follow_ups].join(" "))}`;
      questions.push({ ...one, text, end: ask.length, row: rows.get(one.id) });
    }
    if (location.search) read();
    else if (query(chosen())) apply(); // the browser put words back that were there before
  });
})();
