/* The five-minute path: one thing open at a time, each done right there, and nothing required. Without this script the page
   is a list to follow. Adds nothing to cg. */
(() => {
  const { make, icon, button } = cg.dom;
  const { get, keep } = cg.keptPath;
  /**
   * A step of the path: `inside` opens below `heading`, `about` says what was done while it's closed.
   * @typedef {{ item: HTMLElement, title: string, heading: HTMLElement, mark: HTMLElement, about: HTMLElement, inside: HTMLElement, tool: PathTool, open: boolean }} Step
   */
  /** @type {PathData} */
  const data = JSON.parse(document.getElementById("path")?.dataset.path ?? "");
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-cg-tool]")]);
  const titles = items.map((item) => item.querySelector("h3")?.textContent ?? "");
  const boxes = document.querySelectorAll(".cg-strip__bar i");
  const progress = make("p", { class: "cg-way__now" });
  const end = make("div", { class: "cg-way__end", tabindex: "-1", hidden: true });

  /**
   * @param {string} name
   * @param {() => void} changed
   */
  function toolOf(name, changed) {
    if (name === "goal") return cg.pathSteps.goal(data, changed);
    if (name === "person") return cg.pathSteps.person(data, changed);
    if (name === "questions") return cg.questionsStep(data, changed);
    return cg.pathSteps.message(data, items.length - 1);
  }

  /**
   * @param {HTMLElement} item
   * @param {number} number
   * @returns {Step}
   */
  function build(item, number) {
    const body = /** @type {HTMLElement} */ (item.querySelector("div"));
    const mark = make("span", { class: "cg-way__mark", hidden: true }, icon("check", 18), make("span", { class: "cg-vh" }, cg.text("path-step-done"), " "));
    const inside = make("div", { class: "cg-way__inside", id: `way-${number + 1}` });
    const heading = button("cg-way__open", "", [mark, titles[number]], () => toggle(number), { "aria-expanded": "false", "aria-controls": inside.id });
    const about = make("p", { class: "cg-meta" });
    const rest = [...body.children].slice(1);
    body.querySelector("h3")?.replaceChildren(heading);
    const tool = toolOf(item.dataset.cgTool ?? "", () => refresh(number));
    const next = titles[number + 1];
    const go = next
      ? button("cg-btn cg-btn--quiet", "", cg.text("path-next", { step: next }), () => finish(number))
      : button("cg-btn", "check", cg.text("path-sent-button"), () => finish(number));
    inside.append(...rest, ...make("div", {}, ...tool.elements).childNodes, make("p", { class: "cg-actions" }, go));
    body.append(about, inside);
    return { item, title: titles[number], heading, mark, about, inside, tool, open: false };
  }

  /**
   * Shows what a closed step says of itself.
   * @param {number} number
   */
  function refresh(number) {
    const step = steps[number];
    if (!step) return; // it is being built
    const words = step.tool.summary();
    step.about.textContent = words || "";
    step.about.hidden = !words || step.open;
  }

  /** Shows which steps are done, and where the reader is. */
  function showDone() {
    const { done } = get();
    const number = end.hidden ? steps.findIndex(({ open }) => open) : steps.length;
    steps.forEach(({ item, mark }, at) => {
      item.classList.toggle("is-done", done.includes(at));
      mark.hidden = !done.includes(at);
      refresh(at);
    });
    progress.textContent = where(number, done.length);
    boxes.forEach((box, at) => box.classList.toggle("room", at > number && !done.includes(at)));
  }

  /**
   * Opens one step, and closes the others. Of -1 all are closed; after the last one comes the end.
   * @param {number} number
   */
  function open(number, focus = true) {
    steps.forEach((step, at) => {
      step.open = at === number;
      step.inside.hidden = !step.open;
      step.heading.ariaExpanded = String(step.open);
      step.item.classList.toggle("is-open", step.open);
      if (step.open) step.tool.show?.();
    });
    end.hidden = number < steps.length;
    showDone();
    if (!focus) return;
    const target = steps[number]?.heading ?? end;
    target.focus();
    target.scrollIntoView({ block: "start", behavior: "auto" });
    cg.say(progress.textContent);
  }

  /**
   * Where the reader is, in words.
   * @param {number} number of the step that's open, if one is
   * @param {number} done
   */
  function where(number, done) {
    const values = { step: number + 1, steps: steps.length, done };
    if (!steps[number]) return cg.text("path-closed", values);
    return done ? cg.text("path-progress-done", values) : cg.text("path-progress", values);
  }

  /** @param {number} number */
  function toggle(number) {
    open(steps[number].open ? -1 : number, false);
  }

  /** @param {number} number */
  function finish(number) {
    keep({ done: [...new Set([...get().done, number])] });
    if (number === steps.length - 1) showEnd();
    open(number + 1);
  }

  function showEnd() {
    const { person } = get();
    const again = button("cg-btn cg-btn--quiet", "", person ? cg.text("path-end-again-person") : cg.text("path-end-again"), () => {
      keep({ person: "", who: 0, done: [] });
      location.reload();
    });
    const reminder = cg.address("my-conversations/") + (person && `#ask=${encodeURIComponent(person)}`);
    end.replaceChildren(
      make("h3", {}, cg.text("path-end"), " ", make("strong", {}, cg.text("path-end-asked"))),
      make("p", {}, cg.text("path-end-next")),
      make(
        "p",
        { class: "cg-actions" },
        make("a", { class: "cg-btn", href: reminder }, icon("calendar"), cg.text("path-end-remind")),
        cg.myQuestions.get().items.length > 0 && make("a", { class: "cg-btn cg-btn--quiet", href: cg.address("my-questions/") }, icon("print"), cg.text("my-questions-print")),
        again,
      ),
    );
  }

  /** @type {Step[]} */
  const steps = [];
  items.forEach((item, number) => steps.push(build(item, number)));
  const list = items[0].parentElement;
  list?.classList.add("cg-way");
  list?.before(progress);
  list?.after(end);
  const first = steps.findIndex((_, number) => !get().done.includes(number));
  if (first === -1) showEnd();
  open(first === -1 ? steps.length : first, false);
  cg.store.watch("path", showDone);
})();
