/* The frame: the menu of all pages, the heading being read, the focus of what is pressed, and a word when nothing can be kept. */
(() => {
  const page = document.querySelector(".md-container");
  const header = document.querySelector(".md-header");

  /* ---- the menu on phones ---- */
  const menu = document.getElementById("menu");
  const openers = document.querySelectorAll("[data-cg-opens=menu]");
  let opener = null;

  function open(on) {
    document.body.classList.toggle("is-menu", on);
    page.inert = header.inert = on;
    for (const button of openers) if (button.ariaExpanded !== null) button.ariaExpanded = String(on);
    if (on) menu.querySelector("button").focus();
    else opener?.focus();
  }
  for (const button of openers) {
    button.addEventListener("click", () => {
      const on = !document.body.classList.contains("is-menu");
      if (on) opener = button;
      open(on);
    });
  }
  document.querySelector(".md-overlay").addEventListener("click", () => open(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("is-menu")) open(false);
  });

  /* ---- the heading being read, in the list at right ---- */
  const links = [...document.querySelectorAll(".cg-toc a[href^='#']")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (links.length) {
    const mark = () => {
      const line = innerHeight / 3;
      const read = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < line);
      links.forEach((link, number) => {
        if (number === read) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      },
      { passive: true },
    );
    mark();
  }

  /* ---- a button that is pressed has the focus; Safari gives it none, and what moves the focus on goes by where it is ---- */
  document.addEventListener("click", ({ target }) => target.closest("button")?.focus({ preventScroll: true }), { capture: true });

  /* ---- copy words to say, without the quotes around them; only where browsers hand out the clipboard ---- */
  function words(paragraph) {
    const copy = paragraph.cloneNode(true);
    for (const number of copy.querySelectorAll("[aria-hidden]")) number.remove();
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    return copy.textContent.trim();
  }

  for (const box of navigator.clipboard ? document.querySelectorAll(".cg-say") : []) {
    const spoken = [...box.querySelectorAll("p:not(.cg-say__cue)")];
    const copy = cg.dom.button("cg-icon", "copy", "", async () => {
      const text = spoken.map(words).join("\n\n").replace(/^“|”$/g, "");
      const done = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      copy.replaceChildren(cg.dom.icon(done ? "check" : "copy"));
      cg.say(done ? "Copied." : "Your browser did not allow it. Select the words and copy them.");
    });
    copy.title = "Copy these words";
    box.append(copy);
  }

  /* ---- nothing can be kept: said once on a page, where it is seen ---- */
  document.addEventListener(
    "cg-unkept",
    ({ detail }) => {
      const why = detail.full ? "There is no room left in this browser." : "This browser does not let pages keep anything.";
      const box = cg.dom.notice("", "Your work is still here, until you close this page.", `${why} Print it or save it before you leave.`);
      box.classList.add("cg-unkept");
      box.setAttribute("role", "alert");
      document.getElementById("content").prepend(box);
    },
    { once: true },
  );
})();
