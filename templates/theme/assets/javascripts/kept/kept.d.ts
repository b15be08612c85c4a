/* What the guide keeps on a reader's device, by key. Every later edition has to be able to read all of it. */

interface Kept {
  /** My conversations. */
  talks: Conversation[];
  /** My questions. */
  tray: MyQuestions;
  /** Checklists by the id of the list. */
  ticks: Record<string, Checklist>;
  /** What was typed into letters. */
  letters: Letters;
  /** The five-minute path. */
  path: FiveMinutePath;
  /** The meeting that is going on, or was the last. */
  meeting: Meeting | null;
  colors: "device" | "light" | "dark";
  paper: Paper;
  /** Whether the key / opens the search. */
  slash: boolean;
  "large-print": boolean;
  /** False once the reader has removed the guide from this device: then it's kept only when asked for. */
  offline: boolean;
  /** True once the reader has read the word on shared computers. */
  shared: boolean;
}

/** Settings have nothing that stands for none. */
type KeptOrNone<Key extends keyof Kept> = Key extends "colors" | "paper" | "slash" | "large-print" | "offline" | "shared" ? Kept[Key] | null : Kept[Key];

type Paper = "letter" | "a4";

interface MyQuestions {
  /** How long the meeting is. */
  minutes: number;
  items: MyQuestion[];
}

/** A question of the bank has an id, the reader's own has its words under `own`. */
interface MyQuestion {
  id?: string;
  own?: string;
  minutes: number;
}

interface Checklist {
  /** The words of each line that is checked. */
  ticked: string[];
  /** The mark of the list, once every line was checked. */
  whole?: string;
}

/** Values by the name of a field. */
type Values = Record<string, string>;

interface Letters {
  /** Fields about the writer, the same in every letter. */
  writer: Values;
  /** The other fields, by the id of the letter. */
  own: Record<string, Values>;
  /** Letters changed by hand, by their id. */
  words: Record<string, LetterWords>;
  /** The id of the letter that was written in last. */
  last?: string;
}

interface LetterWords {
  subject: string;
  body: string;
}

interface FiveMinutePath extends WayKept {
  /** The other ways to start, by their id. */
  ways?: Record<string, WayKept>;
}

interface WayKept {
  goal: string;
  person: string;
  /** Which of the letters on offer, from 0: how the reader knows the person. */
  who: number;
  /** Steps that are done, from 0. */
  done: number[];
  /** What the message was last filled in with. */
  told: Values;
  /** The id of the conversation that it's about, or "". */
  talk?: string;
}

/** Days are "2026-03-09", the meeting is "2026-03-09T14:30" in local time. An empty text is the same as none. */
interface Conversation {
  id: string;
  /** When it was last changed, as an ISO time in UTC. */
  changed?: string;
  who?: string;
  role?: string;
  where?: string;
  /** Who introduced them. */
  through?: string;
  how?: string;
  /** What the reader wants to find out. */
  goal?: string;
  asked?: string;
  channel?: string;
  answered?: "" | "yes" | "no";
  nudged?: string;
  met?: string;
  minutes?: number;
  /** Where they meet: a place, a phone number or a link. */
  place?: string;
  /** When the reader confirmed the meeting. */
  confirmed?: string;
  thanked?: string;
  learned?: string;
  surprised?: string;
  next?: string;
  nextOn?: string;
  wrote?: string;
  questions?: { id?: string; ask: string }[];
  /** By the name that the row on the comparison sheet had then: words, or a rating from 0 (none) to 5. */
  notes?: Record<string, string | number>;
  /** How often reminders were saved: calendars replace an event by one with a higher number. */
  saved?: number;
}

/** Moments are in milliseconds since 1970, as the device has them; 0 is none. Everything a meeting needs is copied in. */
interface Meeting {
  who: string;
  /** The id of the conversation that it belongs to. */
  talk?: string;
  /** How long it was said to be. */
  minutes: number;
  began: number;
  /** How long it was paused, in milliseconds. */
  paused: number;
  pausedAt: number;
  ended: number;
  parts: MeetingPart[];
  /** Which part it's at, from 0. */
  at: number;
  /** The line of a note that the reader will thank for. */
  star?: { part: number; line: number };
  /** People that were named; `say` if the reader may say who sent them. */
  names: { name: string; how?: string; say?: boolean }[];
  /** What the reader chose: keep the screen on, buzz at two minutes, say the time aloud. */
  awake: boolean;
  buzz: boolean;
  speak: boolean;
  /** Whether its notes are in a conversation. */
  saved: boolean;
}

interface MeetingPart {
  kind: "hello" | "question" | "thanks";
  ask: string;
  /** What to say or do, in paragraphs. */
  say: string[];
  follow_ups: string[];
  minutes: number;
  core: boolean;
  /** Never suggested to be left out: it asks for a name. */
  stays: boolean;
  /** The id of a question of the bank. */
  id?: string;
  /** Follow-ups that were asked, by their place. */
  ticked: number[];
  note: string;
  done: boolean;
  /** Left out for lack of time. */
  out: boolean;
}
