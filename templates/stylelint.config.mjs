/* Rules for our style sheets: those that stylelint recommends, and no `!important`, since a later layer wins anyway. */
import { fileURLToPath } from "node:url";

export default {
  extends: fileURLToPath(import.meta.resolve("../.venv/npm/node_modules/stylelint-config-recommended/index.js")),
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    "declaration-no-important": true,
  },
  overrides: [
    {
      /* For WeasyPrint: it knows more of CSS for paper, and no layers; fonts are named, since no other can come. */
      files: ["print/*.css"],
      rules: {
        "declaration-property-value-no-unknown": null,
        "font-family-no-missing-generic-family-keyword": null,
        "no-descending-specificity": null,
        "no-duplicate-selectors": null,
      },
    },
  ],
};
