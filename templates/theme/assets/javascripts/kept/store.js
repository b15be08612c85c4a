/* What the guide keeps on this device, all under one prefix, so that it can be listed, saved and erased. Browsers may refuse
   to keep anything, or run out of room: then a value holds until the page is closed, and the event "cg-unkept" says so.
   First in the head. Makes `cg`, to which every other file adds one name, the file's own. Adds cg.root, the address of the
   guide, and cg.store. */
const cg = {};
cg.root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

cg.store = (() => {
  const prefix = `cg:${cg.root.pathname}:`;
  /** @type {Map<string, string>} */
  const unkept = new Map();
  /** @type {{ key: string, listener: () => void }[]} */
  const watchers = [];

  /** @param {string} key */
  function read(key) {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  }

  /**
   * Null where nothing is kept, or something that is not JSON. The type is what this edition keeps: code that reads it checks
   * it, since another edition, or a file that someone opened, may have put anything there.
   * @template {keyof Kept} Key
   * @param {Key} key
   * @returns {Kept[Key] | null}
   */
  function get(key) {
    try {
      return JSON.parse(unkept.get(key) ?? read(key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * Says whether it will still be there tomorrow.
   * @template {keyof Kept} Key
   * @param {Key} key
   * @param {Kept[Key]} value
   */
  function set(key, value) {
    const text = JSON.stringify(value);
    let kept = true;
    try {
      localStorage.setItem(prefix + key, text);
      unkept.delete(key);
    } catch (error) {
      unkept.set(key, text);
      kept = false;
      const full = /** @type {Error} */ (error).name === "QuotaExceededError";
      document.dispatchEvent(new CustomEvent("cg-unkept", { detail: { full } }));
    }
    notify(key);
    return kept;
  }

  function keys() {
    /** @type {string[]} */
    let all = [];
    try {
      all = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      /* then there is only what could not be kept */
    }
    const names = new Set([...all.map((key) => key.slice(prefix.length)), ...unkept.keys()]);
    return /** @type {(keyof Kept)[]} */ ([...names]);
  }

  /** @param {keyof Kept} key */
  function remove(key) {
    unkept.delete(key);
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      /* nothing was kept */
    }
    notify(key);
  }

  /** @param {string} key */
  function notify(key) {
    for (const watcher of watchers) if (watcher.key === key) watcher.listener();
  }

  function notifyAll() {
    for (const { listener } of watchers) listener();
  }

  /**
   * Calls `listener` whenever the value changes, here or in another tab, and when the page comes back from the history: what
   * happened meanwhile, it wasn't told.
   * @param {keyof Kept} key
   * @param {() => void} listener
   */
  function watch(key, listener) {
    watchers.push({ key, listener });
  }

  addEventListener("storage", (event) => {
    if (event.key === null) notifyAll();
    else if (event.key.startsWith(prefix)) notify(event.key.slice(prefix.length));
  });

  addEventListener("pageshow", ({ persisted }) => persisted && notifyAll());

  return { get, set, remove, keys, watch };
})();
