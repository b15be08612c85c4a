/* The service worker of a guide that isn't to be kept on devices: it removes what an earlier edition has kept, and itself.
   Adds nothing to cg. */
(() => {
  const prefix = `cg:${new URL(registration.scope).pathname}:`;

  async function leave() {
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await registration.unregister();
  }

  addEventListener("install", () => void skipWaiting());
  addEventListener("activate", (event) => /** @type {WorkerEvent} */ (event).waitUntil(leave()));
})();
