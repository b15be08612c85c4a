/* What is picked in the filter: in its controls and in the address, so that a link shows the same. Adds cg.filterForm. */
cg.filterForm = (() => {
  /** @typedef {Record<string, string | undefined>} Picked */
  const names = ["q", "most", "core", "answer", "for", "in"];
  let pause = 0;

  /** @param {HTMLFormElement} form */
  const fields = (form) => /** @type {Record<string, HTMLInputElement>} */ (/** @type {unknown} */ (form.elements));
  /** @param {HTMLFormElement} form */
  const chips = (form) => /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll(".cg-chip"));

  /**
   * @param {HTMLFormElement} form
   * @returns {Picked}
   */
  function read(form) {
    const field = fields(form);
    /** @type {Picked} */
    const picked = { q: field.q.value.trim(), most: field.most.value, for: field.for?.value, in: field.in?.value };
    for (const chip of chips(form)) if (chip.ariaPressed === "true") picked[chip.name] = chip.value;
    return picked;
  }

  /**
   * @param {HTMLFormElement} form
   * @param {Picked} picked
   */
  function set(form, picked) {
    const field = fields(form);
    field.q.value = picked.q ?? "";
    for (const name of ["for", "in"]) {
      const select = /** @type {HTMLSelectElement | undefined} */ (/** @type {unknown} */ (field[name]));
      const known = [...(select?.options ?? [])].find(({ value }) => value === picked[name]);
      if (select) select.value = known?.value ?? "";
    }
    const radio = (/** @type {string} */ value) => /** @type {HTMLInputElement | null} */ (form.querySelector(`[name=most][value="${CSS.escape(value)}"]`));
    const most = radio(picked.most ?? "") ?? radio("");
    if (most) most.checked = true;
    for (const chip of chips(form)) chip.ariaPressed = String(picked[chip.name] === chip.value);
    if (query(read(form), ["q"])) unfold(form, true);
  }

  /** @param {HTMLFormElement} form */
  const opener = (form) => /** @type {HTMLButtonElement} */ (form.querySelector("[aria-controls=filter-more]"));

  /**
   * Shows or hides all but the words to find, on a phone.
   * @param {HTMLFormElement} form
   * @param {boolean} on
   */
  function unfold(form, on) {
    const button = opener(form);
    form.classList.toggle("is-open", on);
    button.ariaExpanded = String(on);
    button.textContent = on ? cg.text("filter-close") : cg.text("filter-open");
  }

  /**
   * What was picked as the end of an address: "?q=pay&core=1", or "".
   * @param {Picked} picked
   * @param {string[]} leave names to leave out
   */
  function query(picked, leave = []) {
    const given = names.flatMap((name) => (picked[name] && !leave.includes(name) ? [[name, picked[name]]] : []));
    return given.length ? `?${new URLSearchParams(given)}` : "";
  }

  /**
   * Words are written into the address when the typing pauses; every other choice is a step that Back takes back.
   * @param {HTMLFormElement} form
   * @param {boolean} step
   */
  function write(form, step) {
    clearTimeout(pause);
    const address = () => location.pathname + query(read(form)) + location.hash;
    if (step && address() !== location.pathname + location.search + location.hash) history.pushState(null, "", address());
    else pause = setTimeout(() => history.replaceState(null, "", address()), 300);
  }

  /**
   * Calls `changed` whenever something is picked, with whether it's a step that Back takes back.
   * @param {HTMLFormElement} form
   * @param {(step: boolean) => void} changed
   */
  function watch(form, changed) {
    const { q } = fields(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    opener(form).addEventListener("click", () => unfold(form, !form.matches(".is-open")));
    form.addEventListener("input", ({ target }) => target === q && changed(false));
    form.addEventListener("change", ({ target }) => target !== q && changed(true));
    form.addEventListener("click", ({ target }) => {
      const chip = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (target).closest(".cg-chip"));
      if (!chip) return;
      const on = chip.ariaPressed !== "true";
      for (const other of chips(form)) if (other.name === chip.name) other.ariaPressed = "false";
      chip.ariaPressed = String(on);
      changed(true);
    });
  }

  return { read, set, query, write, watch };
})();
