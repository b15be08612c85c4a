/* Marks the heading being read in the list "On this page". Adds nothing to cg. */
(() => {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".cg-toc a[href^='#']")]);
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;

  function mark() {
    waiting = false;
    const line = innerHeight / 3;
    const current = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < line);
    links.forEach((link, number) => (link.ariaCurrent = number === current ? "true" : null));
  }

  /* once a frame at most */
  function wait() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  if (links.length) {
    addEventListener("scroll", wait, { passive: true });
    mark();
  }
})();
