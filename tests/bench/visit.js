/* How long a page takes to show what an event did: to the end of the last frame that changed anything for the eye. What is
   only said to screen readers may come later, and does not count. */
globalThis.visit = (() => {
  const QUIET = 400; /* ms without a change after which nothing more is to come */
  let start, end, timer, done;

  /* the end of the next frame: painting is over when a message posted before it comes in */
  const frame = () =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        end = performance.now();
        clearTimeout(timer);
        timer = setTimeout(done, QUIET);
      };
      port2.postMessage(0);
    });

  const seen = ({ target }) => !(target.closest ?? (() => null)).call(target, "[role=status], [aria-live]");
  new MutationObserver((changes) => {
    if (start !== undefined && changes.some(seen)) frame();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });

  let waiting;
  const watch = (event) => {
    start = end = undefined;
    waiting = new Promise((resolve) => {
      done = resolve;
    });
    const begin = ({ timeStamp }) => {
      start = timeStamp;
      frame();
    };
    document.addEventListener(event, begin, { capture: true, once: true });
  };
  const took = async () => {
    await waiting;
    return end - start;
  };
  return { watch, took };
})();
