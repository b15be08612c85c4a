/* What every tool needs to build its controls and to say what it did. Words that people typed only ever become text. */
cg.dom = (() => {
  /* make("button", { type: "button", class: "cg-btn", onclick: press }, "Copy"). `true` sets an empty attribute,
     `false` and `null` none; children are elements or text, and what is not there is left out. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
  }

  /* A drawing, for the eye only: its attributes, then name and attributes of each shape in it. */
  function svg(attributes, ...shapes) {
    const drawn = (name, given, ...inside) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      element.append(...inside);
      return element;
    };
    return drawn("svg", { "aria-hidden": "true", ...attributes }, ...shapes.map((shape) => drawn(...shape)));
  }

  /* One of the line drawings in partials/icons.html. */
  function icon(name, size = 20) {
    return svg({ class: "cg-i", width: size, height: size }, ["use", { href: `#i-${name}` }]);
  }

  function button(look, drawn, words, onclick, more = {}) {
    return make("button", { type: "button", class: look, onclick, ...more }, drawn && icon(drawn), words);
  }

  /* A box that says what happened: kind is "", "good" or "bad". It says first what was not lost. */
  function notice(kind, strong, words, ...more) {
    const look = kind ? `cg-notice cg-notice--${kind}` : "cg-notice";
    return make("div", { class: look }, icon(kind === "good" ? "tick" : "note"), make("p", {}, make("b", {}, strong), " ", words, ...more));
  }

  /* Says beside `place` what was taken away, with a button that brings it back. The button takes the focus, since what was
     pressed is often gone; where it goes after that is up to `back`. */
  function undo(place, strong, words, back) {
    if (place.nextElementSibling?.matches(".cg-undo")) place.nextElementSibling.remove();
    const press = () => {
      box.remove();
      back();
      cg.say("It is back.");
    };
    const bring = button("cg-btn cg-btn--quiet", null, "Undo", press);
    const box = notice("good", strong, words, make("span", { class: "cg-undo__do" }, bring));
    box.classList.add("cg-undo");
    place.after(box);
    bring.focus();
    cg.say(`${strong} ${words}`.trim());
    return box;
  }

  return { make, svg, icon, button, notice, undo };
})();

/* Tells screen readers what changed. The same words twice in a row are read twice. */
cg.say = (words) => {
  const region = document.getElementById("cg-say");
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
};

/* Hands a file to the reader. Nothing goes over the network. */
cg.save = (name, type, content) => {
  const link = cg.dom.make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/* Loads a script or the data in one, once, when it is first needed. Works from a folder on disk too. What did not come can
   be asked for again. */
cg.load = (() => {
  const loading = new Map();
  return (path) => {
    if (!loading.has(path)) {
      loading.set(
        path,
        new Promise((done, failed) => {
          const lost = () => loading.delete(path) && failed(new Error(path));
          const script = cg.dom.make("script", { src: new URL(path, cg.root).href, onload: done, onerror: lost });
          document.head.append(script);
        }),
      );
    }
    return loading.get(path);
  };
})();

/* The address of a page, given from the guide's root: cg.page("letters/cold-email/#say"). From a folder on disk, where no
   server looks for it, index.html is named. */
cg.page = (path) => {
  const address = new URL(path, cg.root);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
};

/* "1 question", "2 questions". */
cg.count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
