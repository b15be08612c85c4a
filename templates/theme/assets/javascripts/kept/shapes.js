/* Shapes of what is kept. The device or a file may hold anything, so whatever is read goes through its shape: it returns what
   fits, or undefined, and tells `left` what doesn't fit and where it is. Fields that this edition doesn't know stay: a later
   edition may have kept them. Adds cg.shapes. */
cg.shapes = (() => {
  /**
   * An object as JSON has them.
   * @param {any} value
   * @returns {value is Record<string, any>}
   */
  const plain = (value) => value?.constructor === Object;

  /** @param {unknown} value like "2026-03-09" */
  const isDay = (value) => typeof value === "string" && /^[12]\d{3}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.slice(0, 10) === value;
  /** @param {unknown} value like "2026-03-09T14:30" */
  const isTime = (value) => typeof value === "string" && isDay(value.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(value.slice(10));

  /**
   * Takes a value that `fits` as it is.
   * @param {(value: any) => boolean} fits
   * @returns {Shape}
   */
  const fitting = (fits) => (value, left, path = []) => (fits(value) ? value : left(path, value));

  /**
   * A text of at most so many characters.
   * @param {number} most
   */
  const text = (most) => Object.assign(fitting((value) => typeof value === "string" && value.length <= most), { most });
  /** @type {(least: number, most: number) => Shape} */
  const whole = (least, most) => fitting((value) => Number.isInteger(value) && value >= least && value <= most);
  /** @type {(...values: unknown[]) => Shape} */
  const oneOf = (...values) => fitting((value) => values.includes(value));
  const day = fitting((value) => value === "" || isDay(value));
  const time = fitting((value) => value === "" || isTime(value));
  const id = fitting((value) => typeof value === "string" && /^[a-z0-9]{1,40}$/.test(value));

  /** @type {(...shapes: Shape[]) => Shape} The first of these that a value fits in. */
  const either =
    (...shapes) =>
    (value, left, path = []) =>
      shapes.map((shape) => shape(value, () => undefined)).find((fits) => fits !== undefined) ?? left(path, value);

  /**
   * At most so many of these.
   * @param {Shape} shape
   * @param {number} most
   * @returns {Shape}
   */
  function list(shape, most) {
    return (value, left, path = []) => {
      if (!Array.isArray(value)) return left(path, value);
      const fits = value.slice(0, most).flatMap((part, place) => shape(part, left, [...path, place]) ?? []);
      value.slice(most).forEach((part, place) => left([...path, most + place], part));
      return fits;
    };
  }

  /**
   * At most so many of these, each by any name.
   * @param {Shape} shape
   * @param {number} most
   * @returns {Shape}
   */
  function record(shape, most = 300) {
    return (value, left, path = []) => {
      if (!plain(value)) return left(path, value);
      /** @type {(entry: [string, unknown], place: number) => [string, any][]} */
      const take = ([name, part], place) => {
        const fits = place < most && name.length <= 200 ? shape(part, left, [...path, name]) : left([...path, name], part);
        return fits === undefined ? [] : [[name, fits]];
      };
      return Object.fromEntries(Object.entries(value).flatMap(take));
    };
  }

  /**
   * Fields, each with a shape of its own. Without those that it `needs` it's nothing; of others, `none` is there instead.
   * @param {Record<string, Shape>} fields
   * @param {{ needs?: string[], none?: Record<string, any> }} [more]
   * @returns {Shape}
   */
  function object(fields, { needs = [], none = {} } = {}) {
    return (value, left, path = []) => {
      if (!plain(value)) return left(path, value);
      /** @type {(entry: [string, unknown]) => [string, any][]} */
      const take = ([name, part]) => {
        if (part === null) return [];
        const fits = Object.hasOwn(fields, name) ? fields[name](part, left, [...path, name]) : part;
        return fits === undefined ? [] : [[name, fits]];
      };
      const fits = { ...structuredClone(none), ...Object.fromEntries(Object.entries(value).flatMap(take)) };
      if (needs.every((name) => Object.hasOwn(fits, name))) return fits;
      if (!needs.every((name) => Object.hasOwn(value, name))) left(path, value);
    };
  }

  return { plain, isDay, isTime, text, whole, oneOf, day, time, id, either, list, record, object };
})();
