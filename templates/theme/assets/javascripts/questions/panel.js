/* The tray as a panel: how long the meeting is, what fits, and the questions in order. It stands beside the bank, on phones
   in a bar at the bottom, and as the page of the reader's own questions. Whatever is done here can be done with keys. */
cg.numeral = (number) => ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][number] ?? String(number);

/* The minutes of a meeting as boxes on a ruler. What the eye sees here also stands in words beside it. */
cg.meter = (() => {
  const { make } = cg.dom;

  function ruler(minutes) {
    const ticks = Array.from({ length: minutes + 1 }, (_, minute) => `M${minute} 0v${minute % 5 ? 1 : 2}`);
    const look = { class: "cg-ruler", viewBox: `0 0 ${minutes} 2`, preserveAspectRatio: "none" };
    return cg.dom.svg(look, ["path", { d: ticks.join("") }]);
  }

  function box(minutes, look, label) {
    const made = make("i", { class: look }, label && (look === "over" ? make("span", {}, label) : label));
    made.style.setProperty("--m", minutes);
    return made;
  }

  function boxes(tray) {
    const room = tray.minutes - cg.tray.total(tray);
    const thanks = cg.tray.thanks(tray.minutes);
    const items = tray.items.map(({ minutes }, number) => ({ minutes, label: String(number + 1) }));
    const all = [{ minutes: cg.tray.hello, look: "frame" }, ...items, { minutes: Math.max(room, 0), look: "room" }];
    all.push({ minutes: thanks, look: "frame" });
    if (room >= 0) return all;
    let left = tray.minutes; // what is beyond the end is one box that says how much that is
    for (const one of all) {
      one.minutes = Math.min(one.minutes, left);
      left -= one.minutes;
    }
    return [...all, { minutes: -room, look: "over", label: `+${-room}` }];
  }

  function draw(tray) {
    const bar = make("div", { class: "cg-strip__bar" });
    for (const { minutes, look, label } of boxes(tray)) if (minutes) bar.append(box(minutes, look, label));
    const long = Math.max(tray.minutes, cg.tray.total(tray));
    const numbers = make("div", { class: "cg-strip__n" });
    for (let minute = 0; minute <= tray.minutes; minute += 5) numbers.append(make("span", {}, String(minute)));
    numbers.style.setProperty("--beyond", (long - tray.minutes) / long);
    return make("div", { class: "cg-strip", "aria-hidden": "true" }, bar, ruler(long), numbers);
  }

  function room(minutes) {
    if (minutes === 0) return "That fills it.";
    if (minutes === 1) return "One minute to spare.";
    if (minutes === 2) return "Room for one short question.";
    if (minutes < 6) return "Room for one more question.";
    return `Room for about ${cg.numeral(Math.floor(minutes / 3))} more questions.`;
  }

  /* The same in words: a strong part and the rest. */
  function words(tray) {
    const total = cg.tray.total(tray);
    if (total > tray.minutes) {
      return [`${total} minutes for a meeting of ${tray.minutes}.`, "Take one out, or keep the last in reserve."];
    }
    return [`${total} of ${tray.minutes} minutes,`, `hello and thank you included. ${room(tray.minutes - total)}`];
  }

  return { draw, words, ruler };
})();

cg.panel = (() => {
  const { make, icon, button, notice } = cg.dom;
  const asks = (item) => item.own ?? cg.questions.find(item.id)?.ask ?? item.id;
  const signature = ({ items }) => JSON.stringify(items);

  /* Puts the panel into `panel`. With `page` it is the reader's own page: no bar, and own questions can be changed. */
  function mount(panel, { page = false, print } = {}) {
    let shown = "";

    /* ---- the parts ---- */
    const meter = make("div");
    const sum = make("p", { class: "cg-tray__sum", role: "status" });
    const told = make("div", { class: "cg-tray__told" });
    const list = make("ol", { class: "cg-tray__list" });
    const empty = make("div", { class: "cg-empty" });
    const lengths = cg.tray.lengths.map((minutes) =>
      make("label", {}, make("input", { type: "radio", name: "cg-length", value: minutes, onchange: choose }), make("span", {}, String(minutes))),
    );
    const seg = make("span", { class: "cg-seg", role: "radiogroup", "aria-label": "Length of the meeting, in minutes" }, lengths);
    const title = make("h2", { tabindex: "-1" }, page ? "In this order" : "Your tray");
    const head = make(
      "div",
      { class: "cg-tray__head" },
      make("div", { class: "cg-tray__title" }, title, make("span", { class: "cg-tray__for" }, make("i", {}, "For a meeting of"), seg, " min")),
      meter,
      sum,
    );
    const own = opening("plus", "My own", ownForm());
    const start = opening("down", "Start from", make("div", { class: "cg-tray__kits" }));
    const printing = print
      ? button("cg-btn", "print", "Print my sheet", print)
      : make("a", { class: "cg-btn", href: cg.page("my-questions/#sheet") }, icon("print"), "Print my sheet");
    const sharing = button("cg-btn cg-btn--quiet", "share", "Share", share);
    const emptying = button("cg-btn cg-btn--quiet", "bin", "Empty", clear);
    const foot = make(
      "div",
      { class: "cg-tray__foot" },
      told,
      own.region,
      start.region,
      printing,
      make("div", { class: "cg-tray__two" }, own.opener, sharing),
      make("div", { class: "cg-tray__two" }, start.opener, emptying),
    );
    const bar = make("button", { type: "button", class: "cg-tray__bar", "aria-expanded": "false", onclick: () => open(!isOpen()) });
    panel.append(...(page ? [] : [bar]), head, empty, list, foot);

    /* Where the focus goes when what had it is gone. */
    function rest() {
      (title.checkVisibility() ? title : bar).focus();
    }

    /* ---- a part of the foot that opens ---- */
    function opening(drawn, words, ...content) {
      const region = make("div", { class: "cg-tray__more", hidden: true }, content);
      const opener = button("cg-btn cg-btn--quiet", drawn, words, () => turn(region.hidden), { "aria-expanded": "false" });
      function turn(on) {
        if (on) for (const other of [own, start]) other.turn(false);
        region.hidden = !on;
        opener.ariaExpanded = String(on);
        if (on) region.querySelector("input, button")?.focus();
      }
      return { region, opener, turn };
    }

    function ownForm() {
      const words = make("input", { id: "own-words", type: "text", maxlength: 200, required: true, autocomplete: "off" });
      const minutes = make("select", { id: "own-minutes" }, [1, 2, 3, 4, 5].map((one) => make("option", { value: one, selected: one === 2 }, `${one} min`)));
      function submit(event) {
        event.preventDefault();
        if (!words.value.trim()) return;
        cg.tray.add({ own: words.value.trim(), minutes: Number(minutes.value) });
        cg.say(`Added. ${cg.tray.words()}.`);
        words.value = "";
        words.focus();
      }
      return make(
        "form",
        { class: "cg-tray__own", onsubmit: submit },
        make("div", { class: "cg-field" }, make("label", { for: "own-words" }, "Your own question"), words),
        make("div", { class: "cg-field" }, make("label", { for: "own-minutes" }, "Takes"), minutes),
        make("button", { class: "cg-btn cg-btn--quiet" }, "Add"),
      );
    }

    /* ---- what is told: one thing at a time, with a way back ---- */
    function tell(kind, strong, words, ...more) {
      const box = notice(kind, strong, words, ...more);
      box.setAttribute("role", "status");
      told.replaceChildren(box);
      return box;
    }

    function change(items, minutes, strong) {
      const before = cg.tray.get();
      cg.tray.replace(items, minutes);
      if (!before.items.length) {
        told.replaceChildren();
        cg.say(`${cg.tray.words()}.`);
        rest();
        return;
      }
      const place = make("i", { hidden: true });
      told.replaceChildren(place);
      cg.dom.undo(place, strong, "", () => {
        cg.tray.replace(before.items, before.minutes);
        rest();
      });
    }

    function clear() {
      change([], undefined, "Your tray is empty now.");
    }

    function choose({ target }) {
      cg.tray.setMinutes(Number(target.value));
    }

    /* ---- sharing ---- */
    function link({ minutes, items }) {
      const ids = items.filter(({ id }) => id).map(({ id }) => id);
      const hash = `my-questions/#t=${minutes}&q=${ids.join(",")}`;
      return location.protocol === "file:" ? cg.bank.site.url + hash : cg.page(hash);
    }

    async function share() {
      const tray = cg.tray.get();
      const address = link(tray);
      const mine = tray.items.some(({ own }) => own) ? "Your own questions are not in it." : "";
      try {
        await navigator.clipboard.writeText(address);
        tell("good", "Link copied.", `Whoever opens it gets these questions. ${mine}`);
      } catch {
        const shown = make("input", { type: "text", readonly: true, value: address, "aria-label": "Link to these questions" });
        tell("", "Copy this link.", `Whoever opens it gets these questions. ${mine}`).lastChild.append(make("span", { class: "cg-field" }, shown));
        shown.focus();
        shown.select();
      }
    }

    /* ---- where to start ---- */
    function from(questions, minutes) {
      change(cg.questions.resolve(questions).items, minutes, "These took the place of what you had.");
      start.turn(false);
    }

    function offer({ plans, kits }) {
      const group = (words, some) =>
        some.length && [
          make("p", { class: "cg-label" }, words),
          make("div", { class: "cg-chips" }, some.map(({ title: name, questions, minutes }) => button("cg-chip", null, name, () => from(questions, minutes)))),
        ];
      start.region.firstChild.append(...[group("A plan", plans), group("Questions for", kits)].flat().filter(Boolean));
      const plan = plans.find(({ minutes }) => minutes === cg.tray.usual) ?? plans[0];
      empty.append(make("b", {}, "Your tray is empty."), make("br"), "Add a question");
      if (plan) {
        const number = cg.numeral(plan.questions.length);
        empty.append(", or ", button("cg-link", null, `start with ${number} that work`, () => from(plan.questions, plan.minutes)), " for almost anyone");
      }
      empty.append(".");
    }

    /* ---- the list ---- */
    function row(item, number, count) {
      const ask = asks(item);
      const known = item.id && cg.questions.find(item.id);
      const one = make(
        "li",
        {},
        page && item.own ? ownFields(item, number) : make("span", {}, known ? make("a", { class: "cg-plain", href: cg.questions.href(known) }, ask) : ask),
        !(page && item.own) && make("small", {}, `${item.minutes} min${item.own ? ", your own" : ""}`),
        make(
          "div",
          { class: "cg-tray__move" },
          make("span", { class: "cg-tray__grip", "aria-hidden": "true", onpointerdown: grab }, icon("grip", 17)),
          act("up", "up", `Move up: ${ask}`, () => shift(number, number - 1), number === 0),
          act("down", "down", `Move down: ${ask}`, () => shift(number, number + 1), number === count - 1),
          act("out", "close", `Take out: ${ask}`, () => takeOut(number)),
        ),
      );
      return one;
    }

    function act(name, drawn, label, onclick, disabled = false) {
      return make("button", { type: "button", "aria-label": label, "data-act": name, disabled, onclick }, icon(drawn, 17));
    }

    function ownFields(item, number) {
      const words = make("input", { type: "text", value: item.own, maxlength: 200, "aria-label": "Your own question", onchange: save });
      const options = Array.from({ length: Math.max(5, item.minutes) }, (_, one) => make("option", { value: one + 1, selected: one + 1 === item.minutes }, `${one + 1} min`));
      const minutes = make("select", { "aria-label": `Minutes for: ${item.own}`, onchange: save }, options);
      function save() {
        const { items } = cg.tray.get();
        if (!words.value.trim()) words.value = item.own;
        items[number] = { own: words.value.trim(), minutes: Number(minutes.value) };
        shown = signature({ items }); // the list shows it already, and the focus stays where it is
        cg.tray.replace(items);
      }
      return make("span", { class: "cg-field cg-tray__edit" }, words, minutes);
    }

    const at = (number, act) => list.children[number]?.querySelector(`[data-act=${act}]`);

    function shift(from, to) {
      const act = to < from ? "up" : "down";
      cg.tray.move(from, to);
      const next = at(to, act);
      (next.disabled ? at(to, act === "up" ? "down" : "up") : next)?.focus();
      cg.say(`Now ${to + 1} of ${list.children.length}.`);
    }

    function takeOut(number) {
      cg.tray.remove(number);
      (at(number, "out") ?? at(number - 1, "out") ?? { focus: rest }).focus();
      cg.say(`Taken out. ${cg.tray.words()}.`);
    }

    /* Dragging by the grip is extra; the buttons do the same. */
    function grab(event) {
      const moved = event.target.closest("li");
      const grip = event.currentTarget;
      const before = [...list.children].indexOf(moved);
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      moved.classList.add("is-dragged");
      function follow({ clientY }) {
        const others = [...list.children].filter((one) => one !== moved);
        const below = others.find((one) => {
          const { top, height } = one.getBoundingClientRect();
          return clientY < top + height / 2;
        });
        const down = [...list.children].indexOf(moved) < (below ? [...list.children].indexOf(below) : Infinity);
        /* the others go round it, since what is moved itself would lose the pointer */
        while (moved.nextElementSibling !== (below ?? null)) {
          if (down) moved.before(moved.nextElementSibling);
          else moved.after(moved.previousElementSibling);
        }
      }
      function drop() {
        grip.removeEventListener("pointermove", follow);
        moved.classList.remove("is-dragged");
        const after = [...list.children].indexOf(moved);
        shown = "";
        if (after === before) show();
        else cg.tray.move(before, after);
      }
      grip.addEventListener("pointermove", follow);
      grip.addEventListener("lostpointercapture", drop, { once: true });
    }

    /* ---- the bar on phones ---- */
    const isOpen = () => panel.classList.contains("is-open");

    function open(on) {
      panel.classList.toggle("is-open", on);
      bar.ariaExpanded = String(on);
    }
    if (!page) {
      panel.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !isOpen()) return;
        open(false);
        bar.focus();
      });
      document.addEventListener("focusin", ({ target }) => isOpen() && !panel.contains(target) && open(false));
    }

    /* ---- showing what is kept ---- */
    function showList(tray) {
      if (shown === signature(tray)) return;
      const held = list.contains(document.activeElement) && [[...list.children].findIndex((one) => one.contains(document.activeElement)), document.activeElement.dataset.act];
      list.replaceChildren(...tray.items.map((item, number) => row(item, number, tray.items.length)));
      shown = signature(tray);
      if (held) (at(held[0], held[1] ?? "out") ?? { focus: rest }).focus();
    }

    function show() {
      const tray = cg.tray.get();
      const [strong, rest] = cg.meter.words(tray);
      const none = !tray.items.length;
      const over = cg.tray.total(tray) > tray.minutes;
      meter.replaceChildren(cg.meter.draw(tray));
      const say = none ? "" : `${strong} ${rest}`;
      if (sum.textContent !== say) sum.replaceChildren(...(none ? [] : [make("b", { class: over && "cg-tray__sum--over" }, strong), ` ${rest}`]));
      seg.querySelector(`[value="${tray.minutes}"]`).checked = true;
      showList(tray);
      empty.hidden = !none;
      list.hidden = printing.hidden = sharing.hidden = emptying.hidden = none;
      bar.replaceChildren(
        make("span", {}, none ? "Your tray is empty" : `Your tray: ${cg.count(tray.items.length, "question")}, ${cg.tray.total(tray)} of ${tray.minutes} min`),
        icon("up"),
        none ? "" : cg.meter.draw(tray),
      );
    }

    offer(cg.bank);
    cg.tray.watch(show);
    addEventListener("pageshow", show);
    show();
    return { change, focus: () => rest() };
  }

  return { mount };
})();

/* Beside the bank: its place is there from the first paint on. */
(() => {
  const bank = document.querySelector(".cg-bank");
  if (!bank) return;
  const panel = cg.dom.make("aside", { class: "cg-tray", id: "tray", "aria-label": "Your tray" });
  cg.questions.load().then(() => {
    cg.panel.mount(panel);
    bank.append(panel);
    document.documentElement.classList.add("cg-has-bar");
  });
})();
