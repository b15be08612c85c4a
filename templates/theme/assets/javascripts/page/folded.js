/* Opens what is folded: the line that a link leads to, and on paper everything. Adds nothing to cg. */
(() => {
  /** Where the address leads, with every folded part around it open. */
  function open() {
    const id = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"); // decoded, even what's badly encoded
    const target = id && document.getElementById(id);
    if (!target) return;
    let closed = false;
    for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
      closed ||= !part.open;
      part.open = true;
    }
    if (closed) target.scrollIntoView();
  }

  open();
  addEventListener("hashchange", open);
  addEventListener("click", ({ target }) => {
    const link = /** @type {Element} */ (target).closest("a");
    if (link?.hash && link.href === location.href) setTimeout(open); // the address stays, so nothing else says so
  });

  /* browsers that know ::details-content have a rule for paper in print.css */
  if (CSS.supports("selector(::details-content)")) return;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details:not([open])"))];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
