/* Keeps the guide on this device, so that it opens without a network: when asked, or once something is kept in a tool and
   the device isn't saving data. sw.js does the keeping. Pages without a manifest (on disk, while serving) have none of
   this. Adds nothing to cg. */
(() => {
  const { serviceWorker: workers } = navigator;
  const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cg-offline]"));
  const prefix = `cg:${cg.root.pathname}:`; // of the caches, as in worker/keep-guide.js
  const { make, button } = cg.dom;

  /**
   * @param {string} words
   * @param {...[label: string, press: () => void]} buttons
   */
  function show(words, ...buttons) {
    for (const place of places) {
      const focused = place.contains(document.activeElement);
      const pressed = buttons.map(([label, press]) => button("cg-btn cg-btn--quiet", null, label, press));
      place.replaceChildren(make("span", { tabindex: -1 }, words), " ", ...pressed);
      place.hidden = false;
      if (!focused) continue;
      /** @type {HTMLElement} */ (place.firstChild).focus(); // what was pressed is gone
      cg.say(words);
    }
  }

  const offer = () => show(cg.text("offline-keep-help"), [cg.text("offline-keep"), keep]);
  const refuse = () => show(cg.text("offline-refused"), [cg.text("offline-keep"), keep]);

  /**
   * @param {ServiceWorkerRegistration} registration
   * @param {string} words
   */
  const showKept = (registration, words) => show(words, [cg.text("offline-papers"), () => papers(registration)], [cg.text("offline-remove"), () => leave(registration)]);

  /** @param {ServiceWorkerRegistration} registration */
  function kept(registration) {
    showKept(registration, cg.text("offline-kept"));
    const watch = () => registration.installing?.addEventListener("statechange", () => tell(registration));
    registration.addEventListener("updatefound", watch);
    watch();
    tell(registration);
  }

  /** @param {ServiceWorkerRegistration} registration */
  function whenKept({ active, installing, waiting }) {
    const worker = /** @type {ServiceWorker} */ (installing ?? waiting ?? active);
    return new Promise((done, failed) => {
      const look = () => (worker.state === "activated" ? done(worker) : worker.state === "redundant" && failed(worker));
      worker.addEventListener("statechange", look);
      look();
    });
  }

  async function start() {
    const registration = await workers.register(new URL("sw.js", cg.root));
    await whenKept(registration);
    kept(registration);
  }

  function keep() {
    cg.store.remove("offline");
    show(cg.text("offline-saving"));
    start().catch(refuse);
  }

  /**
   * Asks the worker for the worksheets in the reader's paper size: pages can't load them.
   * @param {ServiceWorkerRegistration} registration
   */
  function papers(registration) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => showKept(registration, data ? cg.text("offline-papers-kept") : cg.text("offline-refused"));
    show(cg.text("offline-saving"));
    registration.active?.postMessage(cg.kept.get("paper") ?? document.documentElement.dataset.cgFirst, [port2]);
  }

  /** @param {ServiceWorkerRegistration} registration */
  async function leave(registration) {
    cg.store.set("offline", false);
    await registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    offer();
  }

  /**
   * Says that a newer edition waits, but never in a meeting.
   * @param {ServiceWorkerRegistration} registration
   */
  function tell({ waiting }) {
    if (!waiting || inMeeting() || document.querySelector(".cg-newer")) return;
    const load = () => {
      if (inMeeting()) return;
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("load");
    };
    const box = cg.dom.notice("", cg.text("offline-newer"), "", button("cg-btn cg-btn--quiet", null, cg.text("offline-load"), load));
    box.classList.add("cg-unkept", "cg-newer");
    document.getElementById("content")?.prepend(box);
  }

  /** Whether a meeting goes on: one that has ended may still be there to be saved. */
  function inMeeting() {
    const meeting = cg.kept.get("meeting");
    return Boolean(meeting && !meeting.ended);
  }

  const inUse = () => cg.kept.get("tray").items.length > 0 || cg.kept.get("talks").length > 0;

  async function look() {
    const registration = await workers.getRegistration(cg.root.href);
    if (registration?.active && registration.scope === cg.root.href) return kept(registration);
    offer();
    const saving = /** @type {any} */ (navigator).connection?.saveData;
    if (inUse() && !saving && cg.kept.get("offline") !== false) await start();
  }

  if (workers && document.querySelector("link[rel=manifest]")) addEventListener("load", () => void look().catch(() => undefined));
})();
