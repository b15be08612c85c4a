/* The tray: the questions that a reader has chosen, in order, for a meeting of so many minutes. Kept on this device as ids
   and minutes; a question of one's own is kept in words. Every question on a page gets a control that adds it. */
cg.tray = (() => {
  const usual = Number(document.documentElement.dataset.cgMinutes) || 20; // the length that the guide says to ask for
  const lengths = [...new Set([15, 20, 30, usual])].sort((one, other) => one - other);
  const hello = 2;
  const most = 60; // questions; a link that somebody made could hold any number

  /* As in the plans: hello and thank you belong to every meeting. */
  const thanks = (minutes) => (minutes > 20 ? 2 : 1);

  function sound(item) {
    const named = typeof item?.id === "string" || typeof item?.own === "string";
    return named && Number.isInteger(item.minutes) && item.minutes > 0 && item.minutes <= 30;
  }

  function get() {
    const kept = cg.store.get("tray");
    return {
      minutes: lengths.includes(kept?.minutes) ? kept.minutes : usual,
      items: Array.isArray(kept?.items) ? kept.items.filter(sound).slice(0, most) : [],
    };
  }

  /* Reads again before it writes: another tab may have changed it meanwhile. */
  function change(how) {
    const tray = get();
    how(tray);
    tray.items = tray.items.slice(0, most);
    cg.store.set("tray", tray);
  }

  const place = (items, which) => (typeof which === "number" ? which : items.findIndex(({ id }) => id === which));
  const has = (id) => place(get().items, id) >= 0;
  const add = (item) => change(({ items }) => (item.id && place(items, item.id) >= 0) || items.push(item));
  const replace = (items, minutes) => change((tray) => Object.assign(tray, { items, minutes: minutes ?? tray.minutes }));
  const setMinutes = (minutes) => change((tray) => (tray.minutes = minutes));
  const move = (from, to) => change(({ items }) => items.splice(to, 0, ...items.splice(from, 1)));
  const watch = (listener) => cg.store.watch("tray", listener);

  function remove(which) {
    change(({ items }) => {
      const found = place(items, which);
      if (found >= 0) items.splice(found, 1);
    });
  }

  function total({ minutes, items } = get()) {
    return items.reduce((sum, item) => sum + item.minutes, hello + thanks(minutes));
  }

  function words(tray = get()) {
    const number = cg.count(tray.items.length, "question");
    return tray.items.length ? `${number}, ${total(tray)} min` : number;
  }

  /* ---- in the header ---- */
  function wedge(minutes) {
    const turn = (Math.min(minutes, 59) / 30) * Math.PI;
    const [x, y] = [50 + 45 * Math.sin(turn), 50 - 45 * Math.cos(turn)].map((one) => one.toFixed(2));
    return minutes ? `M50 50V5A45 45 0 ${Number(minutes > 30)} 1 ${x} ${y}Z` : "";
  }

  function showInHeader(tray) {
    const [count, ...rest] = words(tray).split(/(?= )/);
    document.querySelector("[data-cg-tray=count]").textContent = count;
    document.querySelector("[data-cg-tray=words]").textContent = rest.join("");
    document.querySelector(".cg-traybtn .fill").setAttribute("d", wedge(tray.items.length && total(tray)));
  }

  /* ---- on every question ---- */
  function press({ currentTarget: button }) {
    const id = button.dataset.cgAdd;
    const on = !has(id);
    if (on) add({ id, minutes: Number(button.dataset.cgMinutes) });
    else remove(id);
    cg.say(`${on ? "Added" : "Taken out"}. ${words()}.`);
  }

  /* A button that adds a question, or takes it out again. `small` has only its sign. */
  function control(id, minutes, ask, small) {
    const look = small ? "cg-add cg-add--small" : "cg-add";
    const more = { "data-cg-add": id, "data-cg-minutes": minutes, "data-cg-asked": ask };
    const button = cg.dom.button(look, "plus", small ? [] : cg.dom.make("span"), press, more);
    mark(button, has(id));
    return button;
  }

  function mark(button, on) {
    if (button.ariaPressed === String(on)) return;
    button.ariaPressed = String(on);
    button.querySelector("use").setAttribute("href", on ? "#i-check" : "#i-plus");
    const word = on ? "Added" : "Add";
    button.ariaLabel = `${word}: ${button.dataset.cgAsked}`;
    button.querySelector("span")?.replaceChildren(word);
  }

  function show() {
    const tray = get();
    const chosen = new Set(tray.items.map(({ id }) => id));
    showInHeader(tray);
    for (const button of document.querySelectorAll("[data-cg-add]")) mark(button, chosen.has(button.dataset.cgAdd));
  }

  for (const one of document.querySelectorAll("[data-cg-ask]")) {
    const { cgAsk, cgMinutes } = one.dataset;
    const full = one.matches(".cg-q");
    const button = control(cgAsk, Number(cgMinutes), one.querySelector("a").textContent, !full);
    if (full) one.querySelector(".cg-q__min").after(button);
    else one.append(button);
  }
  watch(show);
  show();
  addEventListener("pageshow", show);

  return { lengths, usual, hello, thanks, get, add, remove, move, replace, has, total, words, setMinutes, watch, control };
})();
