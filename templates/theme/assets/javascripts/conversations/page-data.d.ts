/* What conversations are worked with, as the build writes it into data/conversations.js. */

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
  /** Where else to start: title and address. */
  ways: { title: string; path: string }[];
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
  place?: string;
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
  /** How far it has come: its stop on the ruler, from 0. */
  stage: number;
  todo: string;
  /** How far it has come in words, if not by the name of the stop. */
  words?: string;
  /** A day; without one nothing waits. */
  due?: string;
  /** Whether it can be done from that day on, and not before. */
  from?: boolean;
  /** The id of the letter that helps. */
  letter?: string;
  /** Whether the step is to enter the day that was agreed on. */
  agree?: boolean;
  /** Whether the meeting is today. */
  start?: boolean;
  /** What can be noted about it at one press. */
  marks?: Mark[];
  /** Whether nothing is left to do. */
  over?: boolean;
}

interface Mark {
  label: string;
  values: Partial<Conversation>;
}
