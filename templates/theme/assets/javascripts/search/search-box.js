/* The search: a field with what it finds below it. Arrow keys move through the results, Escape leads back to where the reader
   was. On a small screen it covers the page; the rest is then out of reach. Adds nothing to cg. */
(() => {
  const { make } = cg.dom;
  const shown = 20;
  const box = /** @type {HTMLElement} */ (document.getElementById("search"));
  /** @type {<E extends HTMLElement>(selector: string) => E} */
  const part = (selector) => /** @type {any} */ (box.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (part("input"));
  const clear = part(".cg-search__clear");
  const panel = part(".cg-found");
  const list = part(".cg-found ol");
  const state = part(".cg-found p");
  const opener = /** @type {HTMLElement} */ (document.querySelector("[aria-controls=search]"));
  const wide = matchMedia("(min-width: 60em)");
  let open = false;
  /** What had the focus before it was opened. @type {HTMLElement} */
  let before = input;
  /** What is out of reach while it's open. @type {HTMLElement[]} */
  let behind = [];
  /** What the results are for; null before anything was searched. @type {string | null} */
  let searched = null;
  let failed = false;
  let waiting = 0;
  let pause = 0;

  /* ---- the results ---- */

  /** @param {string} words */
  function say(words, aloud = true) {
    state.textContent = words;
    clearTimeout(waiting);
    if (open && aloud) waiting = setTimeout(() => cg.say(words), 500);
  }

  /** @param {Parameters<typeof cg.searchIndex.entry>[0]} hit */
  function result(hit) {
    const { location, title, place, text } = cg.searchIndex.entry(hit);
    const look = { href: cg.address(location), class: "cg-found__link" };
    return make("li", {}, make("a", look, make("b", {}, title), make("small", {}, place.join(" · ")), text && make("span", {}, text)));
  }

  /** @param {string} typed */
  function sayNothingYet(typed) {
    list.replaceChildren();
    if (failed) say(cg.text("search-failed"));
    else if (typed) say(cg.text("search-loading"));
    else say(cg.text("search-start"), false); // read with the field, which it describes
  }

  /** The search itself, which is loaded when someone first searches. */
  async function load() {
    await cg.load.script("assets/javascripts/search.js");
    await cg.searchIndex.load();
  }

  function show() {
    const typed = input.value.trim();
    const ready = "searchIndex" in cg && cg.searchIndex.isReady();
    clear.hidden = !typed;
    if (ready && typed === searched) return; // the focus may be on a result
    searched = ready ? typed : null;
    if (!ready || !typed) return sayNothingYet(typed);
    const { hits, some, read } = cg.searchIndex.find(typed);
    list.replaceChildren(...(hits.length ? hits.slice(0, shown) : cg.searchIndex.starts()).map(result));
    panel.scrollTop = 0;
    const count = hits.length > shown ? cg.text("search-best", { shown, all: hits.length }) : cg.text("search-results", { count: hits.length });
    const about = [read && cg.text("search-spelling", { words: read }), some && cg.text("search-some-words"), count];
    say(hits.length ? about.filter(Boolean).join(" ") : cg.text("search-nothing"));
  }

  /* ---- opening and closing ---- */

  /** @param {boolean} on whether only the search can be reached */
  function reach(on) {
    for (const element of behind) element.inert = false;
    behind = [];
    for (let inner = box; on && inner !== document.body; inner = /** @type {HTMLElement} */ (inner.parentElement)) {
      const around = /** @type {HTMLElement[]} */ ([...(inner.parentElement?.children ?? [])]);
      behind.push(...around.filter((element) => element !== inner && !element.inert && element.id !== "cg-say"));
    }
    for (const element of behind) element.inert = true;
  }

  function start(from = /** @type {HTMLElement} */ (document.activeElement)) {
    if (open) return;
    open = true;
    before = from;
    panel.hidden = false;
    box.classList.add("is-open");
    document.body.classList.toggle("is-search", !wide.matches);
    opener.ariaExpanded = "true";
    reach(!wide.matches);
    input.focus();
    failed = false;
    show();
    load().catch(() => (failed = true)).then(show);
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

  /* ---- keys ---- */

  /** @param {number} by */
  function move(by) {
    show();
    const stops = /** @type {HTMLElement[]} */ ([input, ...list.querySelectorAll("a")]);
    stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + by]?.focus();
  }

  /** @param {KeyboardEvent} event */
  const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

  /**
   * Says whether the key did something here.
   * @param {KeyboardEvent} event
   */
  function press(event) {
    const typing = event.target === input;
    const onLink = /** @type {Element} */ (event.target).matches("a");
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" && (typing || onLink)) move(1);
    else if (event.key === "ArrowUp" && onLink) move(-1);
    else if (event.key === "Enter" && typing) {
      show();
      list.querySelector("a")?.click();
    } else {
      if (event.key.length === 1 && event.key !== " " && onLink && !isModified(event)) input.focus();
      return false;
    }
    return true;
  }

  /* A key of one character can be switched off, for people who speak their commands. */
  function slash() {
    const choice = /** @type {HTMLInputElement} */ (panel.querySelector("[type=checkbox]"));
    const showChoice = () => {
      choice.checked = cg.kept.get("slash") ?? true;
      part("kbd").hidden = !choice.checked;
    };
    choice.addEventListener("change", () => cg.store.set("slash", choice.checked));
    cg.store.watch("slash", showChoice);
    showChoice();
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || isModified(event) || !choice.checked) return;
      if (/** @type {Element} */ (event.target).closest("input, select, textarea, [contenteditable]") || document.body.matches(".is-menu")) return;
      event.preventDefault();
      start();
    });
  }

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
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-opens=search]"))) button.addEventListener("click", () => start(button));
  part(".cg-search__back").addEventListener("click", () => close());
  for (const event of ["focus", "click"]) input.addEventListener(event, () => start(input));
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (wide.matches && document.hasFocus() && !box.contains(/** @type {Node | null} */ (relatedTarget))) close(false);
  });
  list.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && close(false));
  wide.addEventListener("change", () => close(false));
  addEventListener("pageshow", ({ persisted }) => persisted && close(false));
  box.addEventListener("keydown", (event) => {
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  slash();

  /* a link can open a search: ?q=pay */
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !document.querySelector(".cg-bank")) {
    input.value = asked;
    start();
  }
})();
