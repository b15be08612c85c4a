/* What the page "My conversations" brings for its scripts, as the build works it out. */

interface ConversationsData {
  /** The guide's name and the address that it's published at. */
  site: { name: string; url: string };
  /** How long a meeting is, where nobody has said. */
  minutes: number;
  pace: Paces;
  /** Names of the channels, by their id. */
  channels: Record<string, string>;
  /** Title and address of the letters that the page links to, by their id. */
  letters: Record<string, { title: string; path: string }>;
  rows: CompareRow[];
}

/** How long to wait: [7, "days"] or [3, "months"]. */
type Pace = [number, string];
type Paces = Record<"nudge" | "last" | "thanks" | "touch", Pace>;

/** What conversations are compared by. */
interface CompareRow {
  name: string;
  /** Names that it had before. */
  formerly: string[];
  hint: string;
  kind: string;
}

/** Something for the calendar, on `on`: the whole day, or from `start` to `end`. */
interface CalendarEvent {
  id: string;
  /** How often it was saved before. */
  changed: number;
  summary: string;
  words: string;
  day?: string;
  start?: Date;
  end?: Date;
}

interface Reminder extends CalendarEvent {
  kind: ReminderKind;
  on: string;
}

type ReminderKind = "nudge" | "last" | "before" | "meeting" | "thanks" | "through" | "touch" | "next";

/** What to do next in a conversation. */
interface NextStep {
  /** Where it is, from 0. */
  stage: number;
  todo: string;
  /** Where it is, in words, if not by the name of the stage. */
  words?: string;
  /** A day; without one nothing waits. */
  due?: string;
  /** Whether it can be done from that day on, and not before. */
  from?: boolean;
  /** The id of the letter that helps. */
  letter?: string;
  /** What can be noted about it at one press. */
  marks?: Mark[];
  /** Whether nothing is left to do. */
  over?: boolean;
}

interface Mark {
  label: string;
  values: Partial<Conversation>;
}
