/* Shapes of what is kept: see shapes.js. */

/** Where in a value something is: names and places, from the outside in. */
type KeptPath = (string | number)[];
type LeftOut = (path: KeptPath, value: unknown) => void;
type Shape = (value: unknown, left: LeftOut, path?: KeptPath) => any;
