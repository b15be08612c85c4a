/* The five-minute path: one thing open at a time, each done right there, and nothing required. What is written is kept,
   so that one can stop and go on. Without this script the page is a list to follow. */
(() => {
  const { make, icon, button } = cg.dom;
  const data = JSON.parse(document.getElementById("path").dataset.path);
  const steps = [...document.querySelectorAll("[data-cg-tool]")].map((item) => ({
    item,
    tool: item.dataset.cgTool,
    title: item.querySelector("h3").textContent,
  }));
  const boxes = document.querySelectorAll(".cg-strip__bar i");
  const progress = make("p", { class: "cg-way__now" });
  const end = make("div", { class: "cg-way__end", tabindex: "-1", hidden: true });

  const start = { goal: "", person: "", who: 0, done: [], told: {} };
  const kept = () => ({ ...start, ...cg.store.get("path") });
  const keep = (change) => cg.store.set("path", { ...kept(), ...change });

  /* ---- what each step is done with ---- */

  function field(id, label, control, help) {
    control.id = id;
    return make("div", { class: "cg-field" }, make("label", { for: id }, label), control, help && make("p", { class: "cg-help" }, help));
  }

  const tools = {
    goal(step) {
      const text = make("textarea", { rows: 2, maxlength: 300, oninput: () => write(text.value) });
      const borrow = data.goals.map((goal) => button("cg-chip", "", goal, () => write((text.value = goal)), { "aria-pressed": "false" }));
      function write(goal) {
        keep({ goal });
        borrow.forEach((chip, number) => chip.setAttribute("aria-pressed", String(data.goals[number] === goal)));
        refresh(step);
      }
      text.value = kept().goal;
      write(text.value);
      const chips = make("div", { class: "cg-chips", role: "group", "aria-label": "Borrow one" }, borrow);
      return [field("way-goal", "I want to find out", text), make("p", { class: "cg-label" }, "Borrow one"), chips];
    },

    person(step) {
      const name = make("input", { type: "text", autocomplete: "off", maxlength: 120 });
      name.value = kept().person;
      name.addEventListener("input", () => {
        keep({ person: name.value });
        refresh(step);
      });
      const choices = data.letters.map(({ who }, number) => {
        const choose = () => {
          keep({ who: number });
          refresh(step);
        };
        const radio = make("input", { type: "radio", name: "way-who", onchange: choose });
        radio.checked = kept().who === number;
        return make("label", { class: "cg-way__who" }, radio, make("span", {}, who));
      });
      const known = choices.length > 1 && make("fieldset", { class: "cg-fieldset" }, make("legend", {}, "How do you know them?"), choices);
      return [field("way-person", "Their name", name, "As you would write it in a message."), known];
    },

    questions(step) {
      const list = make("ol", { class: "cg-way__list" });
      const about = make("p", { role: "status" });
      const kits = make("div", { class: "cg-chips", role: "group", "aria-label": "Six questions for you" });
      const links = make(
        "p",
        { class: "cg-actions" },
        make("a", { class: "cg-btn", href: cg.page("my-questions/") }, icon("print"), "See and print my sheet"),
        make("a", { class: "cg-btn cg-btn--quiet", href: cg.page("questions/") }, "Change a question"),
      );
      const show = () => {
        const tray = cg.tray.get();
        const asks = new Map(cg.bank.questions.map(({ id, ask }) => [id, ask]));
        list.replaceChildren(
          ...tray.items.map(({ id, own, minutes }) => make("li", {}, own ?? asks.get(id) ?? id, make("small", {}, `${minutes} min`))),
        );
        about.textContent = tray.items.length
          ? `${cg.count(tray.items.length, "question")}, ${cg.tray.total()} of ${tray.minutes} minutes with hello and thank you.`
          : "Take six that are ready. You can change them later.";
        links.hidden = !tray.items.length;
        refresh(step);
      };
      cg.load("data/questions.js").then(() => {
        const minutesOf = new Map(cg.bank.questions.map(({ id, minutes }) => [id, minutes]));
        const kit = (title, minutes, ids) =>
          button("cg-chip", "plus", title, () => {
            const items = ids.map((id) => ({ id, minutes: minutesOf.get(id) }));
            const before = cg.tray.get();
            cg.tray.replace(items, minutes);
            if (before.items.length) {
              cg.dom.undo(kits, "The six are in your tray.", "What was in it before is out.", () => cg.tray.replace(before.items, before.minutes));
            } else {
              cg.say(`${cg.tray.words()}.`);
            }
          });
        const plan = cg.bank.plans.find((one) => one.id === data.plan);
        kits.replaceChildren(
          kit("Six for almost any job", plan.minutes, plan.questions),
          ...cg.bank.kits.map((one) => kit(one.title, plan.minutes, one.questions)),
        );
        show();
        cg.tray.watch(show);
      });
      return [make("p", { class: "cg-label" }, "For almost any job, or for you"), kits, about, list, links];
    },

    message() {
      const places = data.letters.map(() => make("div"));
      const show = () => {
        const { who, person, goal, told } = kept();
        const known = { contact: person, goal };
        const letter = data.letters[who]?.letter;
        places.forEach((place, number) => (place.hidden = number !== who));
        cg.composer.begin(letter, known, told);
        keep({ told: known });
        if (!places[who].hasChildNodes()) cg.composer.mount(places[who], letter, { heading: 4 });
      };
      return [...places, { show }];
    },
  };

  /* What a closed step says of itself. */
  const said = {
    goal: () => kept().goal && `I want to find out ${kept().goal}`,
    person: () => kept().person && `${kept().person}. ${data.letters[kept().who]?.who ?? ""}.`,
    questions: () => {
      const { items } = cg.tray.get();
      return items.length && `${cg.count(items.length, "question")}, ${cg.tray.total()} minutes in all`;
    },
    message: () => kept().done.includes(steps.length - 1) && "Sent.",
  };

  function refresh(step) {
    if (!step.said) return; // it is being built
    const words = said[step.tool]();
    step.said.textContent = words || "";
    step.said.hidden = !words || step.open;
  }

  /* ---- one thing at a time ---- */

  function open(number, focus = true) {
    steps.forEach((step, at) => {
      step.open = at === number;
      step.inside.hidden = !step.open;
      step.heading.ariaExpanded = String(step.open);
      step.item.classList.toggle("is-open", step.open);
      step.item.classList.toggle("is-done", kept().done.includes(at));
      step.mark.hidden = !kept().done.includes(at);
      refresh(step);
      if (step.open) step.shown?.show();
    });
    const done = kept().done.length;
    const where = steps[number] ? `Step ${number + 1} of ${steps.length}.` : "";
    const so = done ? `${done} done.` : "";
    progress.textContent = [where, so, "Nothing here is required."].filter(Boolean).join(" ");
    boxes.forEach((box, at) => box.classList.toggle("room", at > number && !kept().done.includes(at)));
    end.hidden = number < steps.length;
    if (!focus) return;
    const target = steps[number]?.heading ?? end;
    target.focus();
    target.scrollIntoView({ block: "start", behavior: "auto" });
    cg.say(progress.textContent);
  }

  function toggle(number) {
    open(steps[number].open ? -1 : number, false);
  }

  function finish(number) {
    keep({ done: [...new Set([...kept().done, number])] });
    if (number === steps.length - 1) showEnd();
    open(number + 1);
  }

  function showEnd() {
    const { person } = kept();
    const items = cg.tray.get().items.length;
    end.replaceChildren(
      make("h3", {}, "Done. ", make("strong", {}, "You asked.")),
      make("p", {}, "What is left is to wait, and to write once more if nothing comes."),
      make(
        "p",
        { class: "cg-actions" },
        make("a", { class: "cg-btn", href: cg.page("my-conversations/") + (person && `#ask=${encodeURIComponent(person)}`) }, icon("calendar"), "Keep a date for a nudge"),
        items > 0 && make("a", { class: "cg-btn cg-btn--quiet", href: cg.page("my-questions/") }, icon("print"), "Print my sheet"),
        button("cg-btn cg-btn--quiet", "", person ? "Begin again with someone else" : "Begin again", () => {
          keep({ person: "", who: 0, done: [] });
          location.reload();
        }),
      ),
    );
  }

  for (const [number, step] of steps.entries()) {
    const body = step.item.querySelector("div");
    const heading = body.querySelector("h3");
    const next = steps[number + 1];
    step.mark = make("span", { class: "cg-way__mark", hidden: true }, icon("check", 18), make("span", { class: "cg-vh" }, "done: "));
    step.heading = button("cg-way__open", "", "", () => toggle(number), { "aria-expanded": "false" });
    step.heading.append(step.mark, step.title);
    heading.replaceChildren(step.heading);
    step.said = make("p", { class: "cg-meta" });
    step.inside = make("div", { class: "cg-way__inside", id: `way-${number + 1}` });
    step.heading.setAttribute("aria-controls", step.inside.id);
    const rest = [...body.children].slice(1);
    const made = tools[step.tool](step);
    step.shown = made.find((one) => one?.show);
    const go = next
      ? button("cg-btn cg-btn--quiet", "", ["Next: ", next.title], () => finish(number))
      : button("cg-btn", "check", "I have sent it", () => finish(number));
    step.inside.append(...rest, ...made.filter((one) => one instanceof Node), make("p", { class: "cg-actions" }, go));
    body.append(step.said, step.inside);
  }
  const list = steps[0].item.parentElement;
  list.classList.add("cg-way");
  list.before(progress);
  list.after(end);
  const first = steps.findIndex((_, number) => !kept().done.includes(number));
  if (first === -1) showEnd();
  open(first === -1 ? steps.length : first, false);
})();
