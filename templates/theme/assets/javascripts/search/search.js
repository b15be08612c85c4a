/* The search. What can be found, and MiniSearch that finds it, come when somebody opens it. A word that the guide does not
   know is taken for the nearest that it knows, and the reader is told. Arrow keys move through what was found, Escape leads
   back to where the reader was. On a small screen it covers the page; the rest is then out of reach. */
cg.search = (() => {
  const shown = 20;
  const small = new Set("a about am an and are at be by can could did do does dont for from how i if im in is it me my of on or shall should so that the their them they this to was we what when which who will with would you your".split(" "));
  const box = document.getElementById("search");
  const input = box.querySelector("input");
  const clear = box.querySelector(".cg-search__clear");
  const panel = box.querySelector(".cg-found");
  const list = panel.querySelector("ol");
  const state = panel.querySelector("p");
  const opener = document.querySelector("[aria-controls=search]");
  const wide = matchMedia("(min-width: 60em)");
  let open = false;
  let before = null;
  let behind = [];
  let index = null;
  let searched = null;
  let lost = false;

  /* ---- words ---- */
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /* Two forms of an English word, such as “letter” and “letters”, most often have the same stem. */
  function stem(word) {
    if (word.length < 4) return word;
    const singular = word.replace(/ies$/, "y").replace(/([^suif])s$/, "$1");
    const bare = singular.replace(/(?:ing|(?<!e)ed)$/, "");
    const short = bare.length > 2 && /[aeiouy]/.test(bare) ? bare.replace(/([bdgmnprt])\1$/, "$1") : singular;
    return short.length > 4 ? short.replace(/e$/, "") : short;
  }

  /* ---- what can be found ---- */
  const spelled = new Map(); // each word as the guide spells it, and how often
  function spell(word) {
    spelled.set(word, (spelled.get(word) ?? 0) + 1);
    return [...new Set([word, stem(word)])];
  }

  const files = ["assets/vendor/minisearch.js", "data/search.js", "data/synonyms.js"];
  let loading = null;
  function load() {
    loading ??= Promise.all(files.map(cg.load)).then(build, () => {
      loading = null;
      lost = true;
      show();
    });
    return loading;
  }

  async function build() {
    const made = new MiniSearch({
      fields: ["title", "name", "id", "text"],
      extractField: (entry, field) => entry[field],
      tokenize: split,
      processTerm: spell,
      idField: "number",
      searchOptions: { prefix: (word) => word.length > 2, processTerm: (word) => word, boost: { title: 4, name: 1.5 } },
    });
    cg.searchData.entries.forEach((entry, number) => {
      const name = cg.searchData.pages[entry.page]?.join(" ");
      const id = /[^/#.]+(?=\/?$)/.exec(entry.location)?.[0]; // it often says in other words what a thing is
      Object.assign(entry, { number, name, id, folded: split(entry.title).join(" ") });
    });
    cg.synonyms = Object.entries(cg.synonyms).map(([said, meant]) => [split(said).join(" "), meant]);
    await made.addAllAsync(cg.searchData.entries, { chunkSize: 200 });
    index = made;
    show();
  }

  /* A word as it was typed, which may be the beginning of one, or any word with the same stem. */
  const ways = (word) => ({ combineWith: "OR", queries: [word, { queries: [stem(word)], prefix: false }] });
  const known = (word) => index.search(ways(word)).length > 0;

  const isSaid = (word) => cg.synonyms.some(([said]) => said.split(" ").includes(word));

  /* The word of the guide that was most likely meant, or nothing. */
  function nearest(word) {
    for (const fuzzy of word.length < 4 ? [] : word.length < 5 ? [1] : [1, 2]) {
      const terms = index.search(word, { fuzzy }).flatMap((one) => one.terms);
      const likely = terms.filter((term) => term[0] === word[0] && spelled.has(term) && !small.has(term));
      if (likely.length) return likely.reduce((best, term) => (spelled.get(term) > spelled.get(best) ? term : best));
    }
    return null;
  }

  /* What was typed as groups of words of which each must be there, in one of several ways to say it. */
  function understand(typed) {
    const words = split(typed);
    const read = words.map((word) => (small.has(word) || known(word) || isSaid(word) ? word : (nearest(word) ?? word)));
    const groups = [];
    let rest = ` ${read.join(" ")} `;
    for (const [said, meant] of cg.synonyms) {
      if (!rest.includes(` ${said} `)) continue;
      rest = rest.replace(` ${said} `, " ");
      groups.push({ combineWith: "OR", queries: [said, ...meant].map((one) => ({ combineWith: "AND", queries: split(one).map(ways) })) });
    }
    const left = rest.split(" ").filter(Boolean);
    const telling = left.filter((word) => !small.has(word));
    groups.push(...(telling.length || groups.length ? telling : left).map(ways));
    return { groups, read: read.join(" "), corrected: read.some((word, number) => word !== words[number]) };
  }

  function find(typed) {
    const { groups, read, corrected } = understand(typed);
    const paper = document.documentElement.dataset.cgPaper;
    const near = (title) => (title === read ? 4 : title.startsWith(read) ? 2 : title.includes(read) ? 1.5 : 1);
    const options = {
      filter: ({ id }) => (cg.searchData.entries[id].paper ?? paper) === paper,
      boostDocument: (id) => cg.searchData.entries[id].weight * near(cg.searchData.entries[id].folded),
    };
    let some = false;
    let found = groups.length ? index.search({ combineWith: "AND", queries: groups }, options) : [];
    if (!found.length && groups.length > 1) {
      found = index.search({ combineWith: "OR", queries: groups }, options);
      some = found.length > 0;
    }
    return { found, some, read: corrected ? read : "" };
  }

  /* ---- what is shown ---- */
  let waiting = 0;
  function say(words, aloud = true) {
    state.textContent = words;
    clearTimeout(waiting);
    if (open && aloud) waiting = setTimeout(() => cg.say(words), 500);
  }

  /* The text with the words that were found in it marked. */
  function marked(text, terms) {
    return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, number) => {
      const hit = number % 2 && [fold(piece), stem(fold(piece))].some((word) => terms.has(word));
      return hit ? cg.dom.make("mark", {}, piece) : piece;
    });
  }

  /* About two lines of the text, around the first word that was found. */
  function around(text, terms) {
    let first = 0;
    for (const { 0: word, index: at } of text.matchAll(/[\p{L}\p{N}'’]+/gu)) {
      if (!terms.has(fold(word)) && !terms.has(stem(fold(word)))) continue;
      first = at;
      break;
    }
    const start = first < 70 ? 0 : text.indexOf(" ", first - 60) + 1;
    const end = text.length - start < 170 ? text.length : text.lastIndexOf(" ", start + 160);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  function result({ id, terms }) {
    const { page, location, title, text } = cg.searchData.entries[id];
    const hits = new Set(terms.filter((term) => !small.has(term)));
    const place = [...new Set([cg.searchData.pages[page]?.[1], cg.searchData.pages[page]?.[0]])].filter((name) => name && name !== title);
    return cg.dom.make("li", {}, cg.dom.make(
      "a",
      { href: cg.page(location), class: "cg-found__link" },
      cg.dom.make("b", {}, ...marked(title, hits)),
      cg.dom.make("small", {}, place.join(" · ")),
      text && cg.dom.make("span", {}, ...marked(around(text, hits), hits)),
    ));
  }

  function show() {
    const typed = input.value.trim();
    clear.hidden = !typed;
    if (index && typed === searched) return; // whoever is among the results stays there
    searched = index && typed;
    if (!index || !typed) {
      list.replaceChildren();
      if (lost) return say("The search did not load. Close it and try again, or look in the menu.");
      if (typed) return say("Getting the search ready.");
      return say("Type a word, such as pay, nervous or thanks.", false); // read with the field, which it describes
    }
    const { found, some, read } = find(typed);
    list.replaceChildren(...found.slice(0, shown).map(result));
    panel.scrollTop = 0;
    const count = found.length > shown ? `The best ${shown} of ${found.length}. ` : `${found.length} found. `;
    const spelling = read ? `We searched for “${read}”. ` : "";
    const part = some ? "Nothing has all of these words; here is what has some. " : "";
    say(found.length ? `${spelling}${part}${count}`.trim() : "Nothing has that. Try one word, or a shorter one.");
  }

  let pause = 0;
  input.addEventListener("input", () => {
    start(input);
    clearTimeout(pause);
    pause = setTimeout(show, 60);
  });
  clear.addEventListener("mousedown", (event) => event.preventDefault()); // what loses the focus to nothing closes
  clear.addEventListener("click", () => {
    input.value = "";
    show();
    input.focus();
  });

  /* ---- opening and closing ---- */
  function reach(on) {
    for (const element of behind) element.inert = false;
    behind = [];
    for (let inner = box; on && inner !== document.body; inner = inner.parentElement) {
      behind.push(...[...inner.parentElement.children].filter((one) => one !== inner && !one.inert && one.id !== "cg-say"));
    }
    for (const element of behind) element.inert = true;
  }

  function start(from = document.activeElement) {
    if (open) return;
    open = true;
    before = from;
    panel.hidden = false;
    box.classList.add("is-open");
    document.body.classList.toggle("is-search", !wide.matches);
    opener.ariaExpanded = "true";
    reach(!wide.matches);
    input.focus();
    lost = false;
    show();
    load();
  }

  function close(back = true) {
    if (!open) return;
    open = false;
    clearTimeout(waiting);
    panel.hidden = true;
    box.classList.remove("is-open");
    document.body.classList.remove("is-search");
    opener.ariaExpanded = "false";
    reach(false);
    if (back && before !== input) {
      input.blur();
      before.focus();
    }
  }

  for (const button of document.querySelectorAll("[data-cg-opens=search]")) button.addEventListener("click", () => start(button));
  box.querySelector(".cg-search__back").addEventListener("click", () => close());
  for (const event of ["focus", "click"]) input.addEventListener(event, () => start(input));
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (wide.matches && document.hasFocus() && !box.contains(relatedTarget)) close(false);
  });
  list.addEventListener("click", ({ target }) => target.closest("a") && close(false));
  wide.addEventListener("change", () => close(false));
  addEventListener("pageshow", ({ persisted }) => persisted && close(false));

  /* ---- keys ---- */
  function move(by) {
    show();
    const stops = [input, ...list.querySelectorAll("a")];
    stops[stops.indexOf(document.activeElement) + by]?.focus();
  }

  box.addEventListener("keydown", (event) => {
    const typing = event.target === input;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" && (typing || event.target.matches("a"))) move(1);
    else if (event.key === "ArrowUp" && event.target.matches("a")) move(-1);
    else if (event.key === "Enter" && typing) {
      show();
      list.querySelector("a")?.click();
    } else {
      if (event.key.length === 1 && event.key !== " " && event.target.matches("a") && !(event.ctrlKey || event.metaKey || event.altKey)) input.focus();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  /* a key of one character can be switched off, for people who speak their commands */
  const key = panel.querySelector("[type=checkbox]");
  const allowed = () => {
    key.checked = cg.store.get("slash", true);
    box.querySelector("kbd").hidden = !key.checked;
  };
  key.addEventListener("change", () => cg.store.set("slash", key.checked));
  cg.store.watch("slash", allowed);
  allowed();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !key.checked) return;
    if (event.target.closest("input, select, textarea, [contenteditable]") || document.body.matches(".is-menu")) return;
    event.preventDefault();
    start();
  });

  /* a link can open a search: ?q=pay */
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !document.querySelector(".cg-bank")) {
    input.value = asked;
    start();
  }

  return { load, find, start };
})();
