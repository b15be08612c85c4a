/* The ways to start: one thing open at a time, each done right there, and nothing required. Without this script the page is a list
   to follow. Adds nothing to cg. */
(() => {
  const { make, icon, button } = cg.dom;
  const { get, keep } = cg.keptPath;
  /**
   * A step of the path: `inside` opens below `heading`, `about` says what was done while it's closed.
   * @typedef {{ item: HTMLElement, title: string, heading: HTMLElement, mark: HTMLElement, about: HTMLElement, inside: HTMLElement, tool: PathTool, open: boolean }} Step
   */
  /** @type {PathData} */
  const data = JSON.parse(document.getElementById("path")?.dataset.path ?? "");
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cg-run > li")]);
  const tools = items.map(({ dataset }) => dataset.cgTool ?? "");
  const kind = tools.includes("meeting") ? "meeting" : tools.includes("heard") ? "heard" : "message";
  const titles = items.map((item) => item.querySelector("h3")?.textContent ?? "");
  const boxes = document.querySelectorAll(".cg-strip__bar i");
  const progress = make("p", { class: "cg-way__now" });
  const end = make("div", { class: "cg-way__end", tabindex: "-1", hidden: true });

  /** @type {ConversationsData | null} what conversations are worked with, where it loaded */
  let talks = null;

  /**
   * A step without a tool is words to follow.
   * @param {string} name
   * @param {() => void} changed
   * @returns {PathTool}
   */
  function toolOf(name, changed) {
    if (name === "goal") return cg.pathSteps.goal(data, changed);
    if (name === "person") return cg.pathSteps.person(data, changed);
    if (name === "questions") return cg.questionsStep(data, changed);
    if (name === "message") return cg.pathSteps.message(data, kind === "heard");
    if (name === "others") return cg.talkSteps.others();
    if (talks && name === "meeting") return cg.talkSteps.meeting(talks);
    if (talks && name === "heard") return cg.talkSteps.heard(talks);
    if (talks && name === "next") return cg.talkSteps.next(talks);
    return { elements: [], summary: () => "" };
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
    /* which message it is was chosen in the step before */
    if (tools[number] === "message") for (const text of rest.splice(0)) text.remove();
    body.querySelector("h3")?.replaceChildren(heading);
    const tool = toolOf(tools[number], () => refresh(number));
    const next = titles[number + 1];
    const words = tools[number] === "message" ? cg.text("path-sent-button") : next ? cg.text("path-next", { step: next }) : cg.text("way-finish");
    const go = button("cg-btn", next ? null : "check", words, () => finish(number));
    inside.append(...rest, ...make("div", {}, ...tool.elements).childNodes, make("p", { class: "cg-actions" }, go));
    inside.addEventListener("keydown", (event) => goOn(event, number));
    body.append(about, inside);
    return { item, title: titles[number], heading, mark, about, inside, tool, open: false };
  }

  /**
   * Enter in a field of one line goes on, as the keyboard of a phone promises.
   * @param {KeyboardEvent} event
   * @param {number} number
   */
  function goOn(event, number) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (event.key !== "Enter" || !field.matches("#way-person")) return;
    event.preventDefault();
    finish(number);
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
    if (steps[number].tool.done?.() === false) return;
    keep({ done: [...new Set([...get().done, number])] });
    carry();
    if (number === steps.length - 1) showEnd();
    open(number + 1);
  }

  /** What was chosen here goes along with the conversation, once there is one. */
  async function carry() {
    const talk = cg.keptTalk.find();
    if (!talk || kind === "heard") return;
    const questions = await cg.questionsInWords();
    cg.conversations.change(talk.id, { ...(get().goal && { goal: get().goal }), ...(questions.length > 0 && { questions }) });
  }

  function showEnd() {
    const restart = () => {
      keep({ person: "", who: 0, done: [], talk: "" });
      location.reload();
    };
    end.replaceChildren(...cg.pathEnd(kind, talks, restart).filter((part) => part !== undefined));
  }

  /* ---- it begins ---- */

  /** @type {Step[]} */
  const steps = [];
  async function start() {
    await cg.yours.due();
    await cg.load.script("assets/javascripts/reminders.js");
    talks = await cg.load.data("data/conversations.js");
  }

  /* a link from a conversation says who it's about */
  function follow() {
    const talk = new URLSearchParams(location.hash.slice(1)).get("talk");
    if (talk && talk !== get().talk) keep({ talk, done: [] });
  }

  function show() {
    follow();
    items.forEach((item, number) => steps.push(build(item, number)));
    const list = items[0].parentElement;
    list?.classList.add("cg-way");
    list?.before(progress);
    if (kind !== "heard" && list) {
      const side = make("div", { class: "cg-way__side" });
      list.before(side);
      side.append(list, cg.pathSheet());
    }
    (list?.closest(".cg-way__side") ?? list)?.after(end);
    const first = steps.findIndex((_, number) => !get().done.includes(number));
    if (first === -1) showEnd();
    open(first === -1 ? steps.length : first, false);
    cg.store.watch("path", showDone);
  }

  start().then(show, () => {
    const again = button("cg-btn cg-btn--quiet", null, cg.text("not-loaded-again"), () => location.reload());
    document.getElementById("path")?.before(cg.dom.notice("bad", cg.text("path-not-loaded"), cg.text("not-loaded-detail"), again));
    items[0].parentElement?.classList.add("cg-way");
  });
})();
