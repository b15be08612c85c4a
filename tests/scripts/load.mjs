// Runs scripts of the site without a browser, one after the other as a bundle has them: only what they ask of one is there.
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const folder = new URL("templates/theme/assets/javascripts/", root);

/** The words of the interface by id: a text, or its plural forms. Each is on a line of its own in the file. */
function interfaceTexts() {
  const [, ...entries] = readFileSync(new URL("content/interface.yml", root), "utf8").split(/^- id: ui-/m);
  const word = (value) => (/^["']/.test(value) ? value.slice(1, -1) : value);
  return new Map(
    entries.map((entry) => {
      const { text, ...forms } = Object.fromEntries([...entry.matchAll(/^ {2}(text|one|other): (.+)$/gm)].map(([, name, value]) => [name, word(value)]));
      return [entry.match(/^\S+/)[0], text ?? forms];
    }),
  );
}

const texts = interfaceTexts();

/** A script with the words in place of their ids, as the build puts them in. */
const withWords = (script) => script.replace(/(\bcg\.text\(\s*)"([a-z0-9-]+)"/g, (_, call, name) => call + JSON.stringify(texts.get(name)));

/** What a browser keeps. With `room` only that many characters, and `null` refuses everything. */
export function storage(room = Infinity) {
  const refuse = () => {
    throw new DOMException("refused", room === null ? "SecurityError" : "QuotaExceededError");
  };
  const methods = {
    getItem: (key) => (room === null ? refuse() : (kept[key] ?? null)),
    setItem: (key, text) => (room === null || text.length > room ? refuse() : (kept[key] = text)),
    removeItem: (key) => delete kept[key],
  };
  const kept = {};
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value });
  return kept;
}

/** `cg` with what these files add to it. `events` gets the listeners of the window, by name, and what is dispatched. */
export function load(names, { localStorage = storage(), events = {} } = {}) {
  const text = ["kept/store", "words/text", ...names].map((name) => withWords(readFileSync(new URL(`${name}.js`, folder), "utf8"))).join("\n");
  const document = {
    currentScript: { src: "https://guide.example/a/assets/javascripts/head.js" },
    documentElement: { lang: "en-US", dataset: { cgMinutes: "20", cgPaper: "letter" } },
    dispatchEvent: (event) => (events[event.type] = event.detail),
  };
  const run = new Function("document", "localStorage", "addEventListener", `${text}\nreturn cg;`);
  return run(document, localStorage, (name, listener) => (events[name] = listener));
}
