/* Words such as "today" go stale on a page that stays open. What shows them is called again each minute and whenever the reader
   comes back to the tab. Adds cg.clock. */
cg.clock = (() => {
  /** @param {() => void} listener */
  function watch(listener) {
    setInterval(() => document.hidden || listener(), 60_000);
    document.addEventListener("visibilitychange", () => document.hidden || listener());
  }

  return { watch };
})();
