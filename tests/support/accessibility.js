/* What tests/access.py asks a page, in the page. It needs axe-core before it. Each answer is a list of lines to read. */
globalThis.access = (() => {
  /* axe-core's findings, one line for each element, with what to do; from the top of the page, for a header that stays
     in place covers other things wherever the window happens to stand */
  const violations = async (only) => {
    await settled();
    const [left, top] = [window.scrollX, window.scrollY];
    window.scrollTo({ left: 0, top: 0, behavior: "instant" });
    const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"], preload: false });
    window.scrollTo({ left, top, behavior: "instant" });
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${line(node.failureSummary)} ${short(node.html)}`),
    );
  };

  /* what moves comes to its end, so that no colour is looked at on its way to another */
  const settled = async () => {
    await document.fonts.ready;
    for (const moving of document.getAnimations()) {
      try {
        moving.finish();
      } catch {
        moving.cancel(); /* one without an end */
      }
    }
  };

  const line = (text) => text.replace(/\s+/g, " ").trim();
  const short = (text) => (line(text).length > 120 ? `${line(text).slice(0, 120)}…` : line(text));
  const named = (one) => short(one.cloneNode(false).outerHTML) + short(one.textContent);

  const scrolls = (one) => one !== document.documentElement && getComputedStyle(one).overflowX !== "visible";
  const boxed = (one) => one.parentElement !== null && (scrolls(one.parentElement) || boxed(one.parentElement));

  /* what makes the page wider than the window: the elements that stick out of it and are not inside a box that scrolls */
  const sideways = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const far = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width + 0.5);
    const out = far.filter((one) => !boxed(one));
    const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
    const wide = document.documentElement.scrollWidth - width;
    return [`${wide} px too wide: ${inner.slice(0, 3).map(named).join("; ")}`];
  };

  const seconds = (list) => Math.max(...list.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));

  /* what would take its time, with a person who wants nothing to move */
  const moving = () => {
    const found = document.getAnimations().map((one) => `moves: ${one.animationName ?? one.transitionProperty}`);
    for (const one of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(one, part);
        if (part && style.content === "none") continue;
        const animated = style.animationName !== "none" && seconds(style.animationDuration) > 0.01;
        if (animated || seconds(style.transitionDuration) > 0.01) found.push(`may move: ${named(one)}${part ?? ""}`);
      }
    }
    return found;
  };

  /* what a link may not say alone: people who hear a list of links can't tell where it leads. Lighthouse has the same list */
  const VAGUE = /^(click here|click this|go|here|information|(learn |read |see )?more( info(rmation)?)?|right here|start|this)$/i;
  const vague = () =>
    [...document.links].filter((one) => VAGUE.test(one.innerText.trim())).map((one) => `says not where it leads: ${named(one)}`);

  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reached = () =>
    [...document.querySelectorAll(REACHED)].filter((one) => {
      const other = one.type === "radio" && !one.checked; /* the arrow keys go there */
      return one.tabIndex >= 0 && !one.disabled && !other && one.checkVisibility({ visibilityProperty: true });
    });

  /* all that may show that an element has the focus: its own outline or shadow, or that of what stands for it */
  const rings = (one) => {
    const near = [one, one.parentElement, one.nextElementSibling, one.firstElementChild, ...(one.labels ?? [])];
    return near.filter(Boolean).flatMap((each) =>
      [null, "::before", "::after"].map((part) => {
        const style = getComputedStyle(each, part);
        const line = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
        return `${line}|${style.boxShadow}`;
      }),
    );
  };

  /* whether anything of an element can be seen where the window stands; of its label, where it has itself no room */
  const shown = (one) => {
    const itself = one.getBoundingClientRect().width > 4 && getComputedStyle(one).opacity !== "0";
    const near = itself ? [one] : [...(one.labels ?? []), one.nextElementSibling].filter(Boolean);
    return near.some((each) =>
      [...each.getClientRects()].some((box) => {
        const across = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
        const down = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
        return across.some((x) => down.some((y) => each.contains(document.elementFromPoint(x, y))));
      }),
    );
  };

  /* what is wrong with an element that has the focus, when this is how it looked without */
  const unclear = (one, before) => {
    if (rings(one).join() === before) return [`looks the same with the focus: ${named(one)}`];
    return shown(one) ? [] : [`has the focus out of sight: ${named(one)}`];
  };

  /* whatever the keyboard reaches, and then cannot be told from the rest, or is out of sight or under something */
  const unfocused = () => {
    const found = [];
    for (const one of reached()) {
      document.activeElement.blur();
      const before = rings(one).join();
      one.focus();
      found.push(...(document.activeElement === one ? unclear(one, before) : [`takes no focus: ${named(one)}`]));
    }
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return found;
  };

  /* a walk with the real tab key: begin, look at each stop, and at the end tell what was never come to */
  let left;
  const begin = () => {
    document.activeElement.blur();
    left = new Map(reached().map((one) => [one, rings(one).join()]));
    return [String(left.size)];
  };
  const stop = () => {
    const here = document.activeElement;
    const before = left.get(here);
    if (before === undefined) return [`comes twice or unexpectedly: ${named(here)}`];
    left.delete(here);
    return unclear(here, before);
  };
  const missed = () => [...left.keys()].map((one) => `is never come to: ${named(one)}`);

  return { violations, sideways, moving, vague, unfocused, begin, stop, missed };
})();
