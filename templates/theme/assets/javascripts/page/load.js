/* Loads scripts and data when they are first needed, once. Data comes as a script too, so that it works from a folder on
   disk: each file in data/ hands its value to cg.load.receive. What did not come can be asked for again. Adds cg.load. */
cg.load = (() => {
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();
  /** @type {Map<string, unknown>} */
  const received = new Map();

  /**
   * @param {string} path from the guide's root
   * @returns {Promise<unknown>}
   */
  function script(path) {
    const promise =
      loading.get(path) ??
      new Promise((done, failed) => {
        const onerror = () => {
          loading.delete(path);
          failed(new Error(path));
        };
        document.head.append(cg.dom.make("script", { src: new URL(path, cg.root).href, onload: done, onerror }));
      });
    loading.set(path, promise);
    return promise;
  }

  /**
   * @template {keyof DataFiles} Path
   * @param {Path} path
   * @returns {Promise<DataFiles[Path]>}
   */
  const data = (path) => script(path).then(() => /** @type {DataFiles[Path]} */ (received.get(path)));

  /**
   * Called by the files in data/.
   * @param {string} path
   * @param {unknown} value
   */
  function receive(path, value) {
    received.set(path, value);
  }

  return { script, data, receive };
})();
