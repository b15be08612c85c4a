/* Whether a value that was read from the device or a file has a shape. Adds cg.valueChecks. */
cg.valueChecks = (() => {
  /**
   * An object as JSON has them.
   * @param {any} value
   * @returns {value is Record<string, any>}
   */
  const plain = (value) => value?.constructor === Object;

  /**
   * A text of at most so many characters.
   * @param {unknown} value
   * @param {number} length
   * @returns {value is string}
   */
  const short = (value, length) => typeof value === "string" && value.length <= length;

  /**
   * A whole number from `least` to `most`.
   * @param {any} value
   * @param {number} least
   * @param {number} most
   * @returns {value is number}
   */
  const whole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

  return { plain, short, whole };
})();
