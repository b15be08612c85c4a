/* Rules for our style sheets: those that stylelint recommends, no `!important`, since a later layer wins anyway, and `:hover` only
   where there's a mouse: on a phone it stays after a tap, and looks as if something had been chosen. */
import { fileURLToPath } from "node:url";

const packages = "../.venv/npm/node_modules";
const { default: stylelint } = await import(`${packages}/stylelint/lib/index.mjs`);
const ruleName = "guide/hover-needs-a-mouse";
const message = "Put a rule for :hover inside “@media (hover: hover)”";

function hoverNeedsAMouse() {
  return (root, result) => {
    root.walkRules(/:hover/, (rule) => {
      let around = rule.parent;
      while (around && around.params !== "(hover: hover)") around = around.parent;
      if (!around) stylelint.utils.report({ message, node: rule, result, ruleName });
    });
  };
}
hoverNeedsAMouse.ruleName = ruleName;
hoverNeedsAMouse.messages = { message };

export default {
  plugins: [stylelint.createPlugin(ruleName, hoverNeedsAMouse)],
  extends: fileURLToPath(import.meta.resolve("../.venv/npm/node_modules/stylelint-config-recommended/index.js")),
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    "declaration-no-important": true,
    [ruleName]: true,
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
