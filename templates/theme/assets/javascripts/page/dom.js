/* What every tool needs to build its controls and to say what it did. Words that people typed only ever become text.
   Adds cg.dom. */
cg.dom = (() => {
  let ids = 0;

  /**
   * make("button", { type: "button", class: "cg-btn", onclick: press }, "Copy"). `true` sets an empty attribute, `false`
   * and `null` none; children are elements or text, and what is not there is left out.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Attributes} [attributes]
   * @param {...Child} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : String(value));
    }
    if (tag === "textarea" || (tag === "input" && attributes.type === "text")) element.dir ||= "auto"; // people's names and words
    const inside = /** @type {(Node | string | false | null | undefined)[]} */ (children.flat());
    element.append(...inside.filter((child) => child != null && child !== false));
    return element;
  }

  /**
   * A drawing, for the eye only: its attributes, then name and attributes of each shape in it.
   * @param {Record<string, string | number>} attributes
   * @param {...[string, Record<string, string | number>]} shapes
   */
  function svg(attributes, ...shapes) {
    /** @type {(name: string, given: Record<string, string | number>, ...inside: Element[]) => SVGElement} */
    const drawn = (name, given, ...inside) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, String(value));
      element.append(...inside);
      return /** @type {SVGElement} */ (element);
    };
    return drawn("svg", { "aria-hidden": "true", ...attributes }, ...shapes.map((shape) => drawn(...shape)));
  }

  /**
   * One of the line drawings in partials/icons.html.
   * @param {string} name
   */
  function icon(name, size = 20) {
    return svg({ class: "cg-i", width: size, height: size }, ["use", { href: `#i-${name}` }]);
  }

  /**
   * @param {string} look its classes
   * @param {string | null} drawn the name of its icon, if any
   * @param {Child} words
   * @param {(event: any) => void} onclick
   * @param {Attributes} [more]
   */
  function button(look, drawn, words, onclick, more = {}) {
    return make("button", { type: "button", class: look, onclick, ...more }, drawn ? icon(drawn) : null, words);
  }

  /** An id that nothing on the page has yet. */
  const newId = () => `f${++ids}`;

  /**
   * A control with its label, and below it a line of help, if any.
   * @param {string} label
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
   * @param {string} [help]
   */
  function field(label, control, help) {
    control.id ||= newId();
    const helped = help && make("p", { class: "cg-help", id: `${control.id}h` }, help);
    if (helped) control.setAttribute("aria-describedby", helped.id);
    return make("div", { class: "cg-field" }, make("label", { for: control.id }, label), control, helped);
  }

  /**
   * A line of a checklist.
   * @param {string} words
   * @param {boolean} checked
   * @param {(on: boolean) => void} [onchange]
   */
  function checkLine(words, checked, onchange) {
    const input = make("input", { type: "checkbox", id: newId(), checked, onchange: () => onchange?.(input.checked) });
    return { input, element: make("li", {}, input, make("label", { for: input.id, dir: "auto" }, words)) };
  }

  /**
   * A box that says what happened, and first what was not lost.
   * @param {"" | "good" | "bad"} kind
   * @param {string} strong
   * @param {string} words
   * @param {...Child} more
   */
  function notice(kind, strong, words, ...more) {
    const look = kind ? `cg-notice cg-notice--${kind}` : "cg-notice";
    return make("div", { class: look }, icon(kind === "good" ? "tick" : "note"), make("p", {}, make("b", {}, strong), " ", words, ...more.flat()));
  }

  /**
   * Says after `place` what was taken away, with a button that brings it back. The button takes the focus, since what was
   * pressed is often gone; where it goes after that is up to `back`.
   * @param {HTMLElement} place
   * @param {string} strong
   * @param {string} words
   * @param {() => void} back
   */
  function undo(place, strong, words, back) {
    if (place.nextElementSibling?.matches(".cg-undo")) place.nextElementSibling.remove();
    const press = () => {
      box.remove();
      back();
      cg.say(cg.text("undo-done"));
    };
    const bring = button("cg-btn cg-btn--quiet", null, cg.text("undo"), press);
    const box = notice("good", strong, words, make("span", { class: "cg-undo__do" }, bring));
    box.classList.add("cg-undo");
    place.after(box);
    bring.focus();
    cg.say(`${strong} ${words}`.trim());
  }

  return { make, svg, icon, button, newId, field, checkLine, notice, undo };
})();
