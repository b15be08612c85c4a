/* The service worker: keeps every page, script, style and font of an edition, and the PDFs that a reader opens or asks for.
   Pages and data come from the network if it answers within three seconds, so that a new edition shows at once. What's in
   assets/ has a hash in its name and comes from this device. Cache names have the scope in them, since an office may have
   several guides at one origin. Adds nothing to cg. */
(() => {
  const { edition, files } = guide;
  const prefix = `cg:${new URL(registration.scope).pathname}:`;
  const whole = prefix + edition;
  const papers = `${prefix}papers`;
  const patience = 3000; // milliseconds
  /** @param {string} path */
  const address = (path) => new URL(path, registration.scope).href;
  const list = address("kept-files"); // no file of the site: what a cache holds, with its hashes
  const loosely = { ignoreSearch: true, ignoreVary: true };

  async function otherEditions() {
    return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== whole && name !== papers);
  }

  /** What earlier editions hold, by address and hash. */
  async function had() {
    /** @type {Map<string, Cache>} */
    const found = new Map();
    for (const name of await otherEditions()) {
      const cache = await caches.open(name);
      const kept = await cache.match(list).then((answer) => answer?.json());
      for (const [path, hash] of Object.entries(kept ?? {})) found.set(`${path} ${hash}`, cache);
    }
    return found;
  }

  /** @param {string} url */
  async function load(url) {
    const answer = await fetch(url, { cache: "no-cache" });
    if (!answer.ok) throw new Error(url);
    // Browsers don't show a page whose answer was redirected.
    return answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer;
  }

  /** Loads only what an earlier edition doesn't have. If anything fails, the device is left as it was. */
  async function fill() {
    try {
      const [cache, earlier] = await Promise.all([caches.open(whole), had()]);
      const keepFile = async (/** @type {[string, string]} */ [path, hash]) => {
        const same = await earlier.get(`${path} ${hash}`)?.match(address(path));
        await cache.put(address(path), same ?? (await load(address(path))));
      };
      await Promise.all(Object.entries(files).map(keepFile));
      await cache.put(list, Response.json(files));
    } catch (error) {
      await caches.delete(whole);
      throw error;
    }
  }

  async function tidy() {
    for (const name of await otherEditions()) await caches.delete(name);
    await clients.claim();
  }

  /** @param {Request} request */
  async function kept(request) {
    return (await caches.match(request, { cacheName: whole, ...loosely })) ?? caches.match(request, { cacheName: papers, ...loosely });
  }

  /** The page for wrong addresses, or for a file nothing. */
  async function lost(/** @type {Request} */ { mode }) {
    const page = mode === "navigate" && (await caches.match(address("404.html"), { cacheName: whole }));
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }

  /** @param {WorkerEvent} event */
  async function fresh({ request }) {
    const answer = await fetch(request);
    if (answer.status === 200 && new URL(request.url).pathname.endsWith(".pdf")) {
      const copy = answer.clone();
      await caches.open(papers).then((cache) => cache.put(request.url, copy)).catch(() => undefined); // no room: it's shown all the same
    }
    return answer;
  }

  /** @param {WorkerEvent} event */
  async function answer(event) {
    const { request } = event;
    if (request.url.startsWith(address("assets/"))) return (await kept(request)) ?? fetch(request);
    const network = fresh(event).catch(() => null);
    const late = new Promise((done) => setTimeout(done, patience, null));
    const first = /** @type {Response | null} */ (await Promise.race([network, late]));
    if (first && first.status < 500) return first;
    return (await kept(request)) ?? (await network) ?? lost(request);
  }

  /**
   * The worksheets in one paper size.
   * @param {string} paper
   */
  async function keepPapers(paper) {
    const downloads = await load(address("downloads.json")).then((answer) => answer.json());
    const wanted = downloads.filter((/** @type {any} */ file) => file.kind === "worksheet" && file.paper === paper && file.variant === "standard");
    const cache = await caches.open(papers);
    await Promise.all(wanted.map(async (/** @type {any} */ { path }) => cache.put(address(path), await load(address(path)))));
  }

  /** @param {any} event */
  function hear(event) {
    const { data, ports } = event;
    if (data === "load") return skipWaiting();
    const say = (/** @type {boolean} */ done) => ports[0].postMessage(done);
    return event.waitUntil(keepPapers(data).then(() => say(true), () => say(false)));
  }

  /** @param {string} name @param {(event: WorkerEvent) => void} listener */
  const on = (name, listener) => addEventListener(name, (event) => listener(/** @type {WorkerEvent} */ (event)));
  on("install", (event) => event.waitUntil(fill()));
  on("activate", (event) => event.waitUntil(tidy()));
  on("message", hear);
  on("fetch", (event) => {
    const { method, url } = event.request;
    if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event));
  });
})();
