/* A letter as the page of it brings it (hooks/careerguide works it out), and a message as scripts hand it on. */

interface LetterData {
  id: string;
  title: string;
  channel: string;
  language: string;
  /** Whether it is the first message to someone. */
  first: boolean;
  subject?: LetterPart;
  body: LetterPart[];
  fields: LetterField[];
  /** The field that says how the writer found the person. */
  connection?: string;
  most_characters?: number;
  most_words?: number;
  usual_words: number;
  words_a_second: number;
  /** Regular expressions by name, for the hints. */
  patterns: Record<string, string>;
}

/** A paragraph. `note` is the number of the reason given for it, or 0. */
interface LetterPart {
  note: number;
  pieces: LetterPiece[];
}

type LetterPiece = string | { field: string } | { strong: LetterPiece[] };

interface LetterField {
  name: string;
  label: string;
  /** How it looks while it's empty: "[your name]". */
  gap: string;
  example: string;
  size: string;
  hint?: string;
  /** Whether it's about the writer, and the same in every letter. */
  shared?: boolean;
  /** Whether another letter may take it over from the one before. */
  carried?: boolean;
}

interface Message {
  subject?: Paragraph;
  body: Paragraph[];
}

interface Paragraph {
  note: number;
  run: Run;
}

/** Words; what was typed into a field; a field that is still empty; or words in strong type. */
type Run = (string | Typed | Gap | Strong)[];
interface Typed {
  typed: string;
  name: string;
  gap?: undefined;
  strong?: undefined;
}
interface Gap {
  gap: string;
  name: string;
  typed?: undefined;
  strong?: undefined;
}
interface Strong {
  strong: Run;
  typed?: undefined;
  gap?: undefined;
}

/** `ok` means that there is nothing to look at. `strong` comes before `words`. */
interface Hint {
  key: string;
  ok: boolean;
  strong?: string;
  words: string;
}
