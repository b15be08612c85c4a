/* What the guide keeps on this device, all under one prefix, so that it can be listed, saved and erased. First in the head:
   everything else hangs on `cg`. Browsers may refuse to keep anything, or run out of room; then a value holds until the
   page is closed, and whoever listens for "cg-unkept" can say so. */
const cg = { root: new URL("../../", document.currentScript.src) };

cg.store = (() => {
  const prefix = `cg:${cg.root.pathname}:`;
  const unkept = new Map();
  const listeners = [];

  function kept(key) {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  }

  /* Nothing kept, or something that is no JSON: `otherwise`. */
  function get(key, otherwise = null) {
    try {
      return JSON.parse(unkept.get(key) ?? kept(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  /* Whether it will still be there tomorrow. */
  function set(key, value) {
    const text = JSON.stringify(value);
    let done = true;
    try {
      localStorage.setItem(prefix + key, text);
      unkept.delete(key);
    } catch (error) {
      unkept.set(key, text);
      done = false;
      document.dispatchEvent(new CustomEvent("cg-unkept", { detail: { full: error.name === "QuotaExceededError" } }));
    }
    tell(key);
    return done;
  }

  /* Reads again before it writes: another tab may have changed it meanwhile. */
  function update(key, change, otherwise = null) {
    return set(key, change(get(key, otherwise)));
  }

  function keys() {
    let found = [];
    try {
      found = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      /* then there is only what could not be kept */
    }
    return [...new Set([...found.map((key) => key.slice(prefix.length)), ...unkept.keys()])];
  }

  function remove(key) {
    unkept.delete(key);
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      /* nothing was kept */
    }
    tell(key);
  }

  function tell(key) {
    for (const one of listeners) if (one.key === key) one.listener();
  }

  /* Calls `listener` whenever the value changes, here or in another tab. */
  function watch(key, listener) {
    listeners.push({ key, listener });
  }

  addEventListener("storage", (event) => {
    if (event.key === null) for (const one of listeners) one.listener();
    else if (event.key.startsWith(prefix)) tell(event.key.slice(prefix.length));
  });

  return { get, set, update, remove, keys, watch };
})();
