// Runs scripts of the site without a browser, one after the other as a bundle has them, with the words of the interface put
// in as the build does it. Only what they ask of a browser is there.
import { readFileSync } from "node:fs";

const folder = new URL("../../templates/theme/assets/javascripts/", import.meta.url);
const interfaceTexts = readTexts(readFileSync(new URL("../../content/interface.yml", import.meta.url), "utf8"));

/** The words of each text by its id, without “ui-”. Reads as much YAML as that file has: each form on a line of its own. */
function readTexts(yaml) {
  const entries = yaml.split(/^- id: ui-/m).slice(1);
  const unquoted = (words) => (words.startsWith('"') ? JSON.parse(words) : words);
  return new Map(
    entries.map((entry) => {
      const forms = [...entry.matchAll(/^ {2}(text|one|other): (.+)$/gm)].map(([, form, words]) => [form, unquoted(words)]);
      return [entry.split("\n", 1)[0], Object.fromEntries(forms)];
    }),
  );
}

/** A script with words in place of their ids (hooks/careerguide/build/assets.py does the same). */
function withWords(script) {
  return script.replace(/(\bcg\.text\(\s*)"([a-z0-9-]+)"/g, (_, call, name) => {
    const forms = interfaceTexts.get(name);
    if (!forms) throw new Error(`content/interface.yml has no ui-${name}`);
    return call + JSON.stringify(forms.text ?? forms);
  });
}

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
export function load(names, { localStorage = storage(), events = {}, lang = "en-US" } = {}) {
  const text = ["kept/store", "words/text", "kept/shapes", "kept/kept", ...names].map((name) => readFileSync(new URL(`${name}.js`, folder), "utf8")).join("\n");
  const document = {
    currentScript: { src: "https://guide.example/a/assets/javascripts/head.js" },
    documentElement: { lang, dir: "ltr", dataset: { cgMinutes: "20", cgPlans: "[[15,2,1],[20,2,1],[30,2,2]]", cgPaper: "letter" } },
    dispatchEvent: (event) => (events[event.type] = event.detail),
  };
  const run = new Function("document", "localStorage", "addEventListener", `${withWords(text)}\nreturn cg;`);
  return run(document, localStorage, (name, listener) => (events[name] = listener));
}
