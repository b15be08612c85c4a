/* The list of hints below the message, and what screen readers hear of it. Adds cg.composerHints. */
cg.composerHints = (() => {
  const { make, icon } = cg.dom;

  /** @param {Hint} hint */
  const row = ({ ok, strong, words }) =>
    make(
      "li",
      { class: ok ? "ok" : "todo" },
      icon(ok ? "tick" : "note", 22),
      make("span", {}, make("span", { class: "cg-vh" }, ok ? cg.text("hint-good") : cg.text("hint-check")), " ", strong && make("b", {}, strong), strong && " ", words),
    );

  /** Says which hints came or went, once the typing has stopped for a moment. */
  function speaker() {
    /** @type {Map<string, boolean> | null} */
    let before = null;
    let waiting = 0;
    return (/** @type {Hint[]} */ hints) => {
      clearTimeout(waiting);
      const now = new Map(hints.map(({ key, ok }) => [key, ok]));
      const last = (before ??= now);
      waiting = setTimeout(() => {
        const turned = hints.filter(({ key, ok }) => last.get(key) !== ok && !(ok && !last.has(key)));
        before = now;
        if (turned.length) cg.say(turned.map(({ strong, words }) => [strong, words].filter(Boolean).join(" ")).join(" "));
      }, 1500);
    };
  }

  function build() {
    const element = make("ul", { class: "cg-hints" });
    const speak = speaker();
    /** @param {Hint[]} hints */
    function show(hints) {
      element.replaceChildren(...hints.map(row));
      speak(hints);
    }
    return { element, show };
  }

  return build;
})();
