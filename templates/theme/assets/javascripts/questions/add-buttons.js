/* A button on every question of a page that adds it to my questions or removes it.
   Adds cg.addButtons. */
cg.addButtons = (() => {
  const mine = cg.myQuestions;

  /** @param {{ currentTarget: HTMLElement }} event */
  function press({ currentTarget: button }) {
    const { cgAdd: id = "", cgMinutes } = button.dataset;
    const on = !mine.has(id);
    if (on) mine.add({ id, minutes: Number(cgMinutes) });
    else mine.remove(id);
    cg.say(on ? mine.added() : mine.removed());
  }

  /**
   * @param {string} id
   * @param {number} minutes
   * @param {string | null} ask
   * @param {boolean} small whether it has only its icon
   */
  function make(id, minutes, ask, small) {
    const look = small ? "cg-add cg-add--small" : "cg-add";
    const more = { "data-cg-add": id, "data-cg-minutes": minutes, "data-cg-asked": ask };
    const button = cg.dom.button(look, "plus", small ? [] : cg.dom.make("span"), press, more);
    mark(button, mine.has(id));
    return button;
  }

  /**
   * @param {HTMLElement} button
   * @param {boolean} on
   */
  function mark(button, on) {
    if (button.ariaPressed === String(on)) return;
    button.ariaPressed = String(on);
    button.querySelector("use")?.setAttribute("href", on ? "#i-check" : "#i-plus");
    const question = button.dataset.cgAsked ?? "";
    button.ariaLabel = on ? cg.text("question-added-named", { question }) : cg.text("question-add-named", { question });
    button.querySelector("span")?.replaceChildren(on ? cg.text("question-added") : cg.text("question-add"));
  }

  function show() {
    const chosen = new Set(mine.get().items.map(({ id }) => id));
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-add]"))) mark(button, chosen.has(button.dataset.cgAdd));
  }

  for (const question of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-ask]"))) {
    const { cgAsk = "", cgMinutes } = question.dataset;
    const full = question.matches(".cg-q");
    const button = make(cgAsk, Number(cgMinutes), /** @type {Element} */ (question.querySelector("a")).textContent, !full);
    if (full) question.querySelector(".cg-q__min")?.after(button);
    else question.append(button);
  }
  mine.watch(show);
  show();

  return { make };
})();
