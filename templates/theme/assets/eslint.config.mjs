// How the scripts of the site are checked: `.ci/run` does it, with the packages in requirements/npm.
import { createRequire } from "node:module";

// the packages are in .venv/npm, which is not above this file
const require = createRequire(`${process.cwd()}/.venv/npm/package.json`);
const js = require("@eslint/js");
const globals = require("globals");

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/javascripts/**/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, cg: "writable", fflate: "readonly", MiniSearch: "readonly" } },
    rules: {
      "max-lines": ["error", 400],
      // what a file is wrapped in is no function to read
      "max-lines-per-function": ["error", { max: 40, IIFEs: false }],
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^cg$" }],
    },
  },
  {
    files: ["**/javascripts/worker/*.js"],
    languageOptions: { globals: { ...globals.serviceworker, guide: "readonly" } },
  },
  {
    files: ["**/tests/scripts/*.mjs"],
    languageOptions: { globals: globals.node },
  },
];
