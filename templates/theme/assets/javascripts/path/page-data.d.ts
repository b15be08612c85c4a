/* What the page of a way to start brings for its scripts, as the build works it out. */

interface PathData {
  goals: string[];
  /** The id of the plan that the six questions are from. */
  plan: string;
  letters: { who: string; letter: LetterData }[];
}

/** What a step of the path is done with. */
interface PathTool {
  elements: Child[];
  /** What the step says of itself while it's closed; nothing if it's not begun. */
  summary: () => string | false | 0;
  /** Called when the step opens. */
  show?: () => void;
  /** Called when the reader goes on; false if something is missing. */
  done?: () => boolean | void;
}
