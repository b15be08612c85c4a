/* What the files in data/ hold, as the build writes them. */

interface DataFiles {
  "data/conversations.js": ConversationsData;
  "data/questions.js": Bank;
  /** Words of English a letter away from the guide's, in one line. */
  "data/real-words.js": string;
  "data/search.js": SearchData;
  "data/synonyms.js": Record<string, string[]>;
}

interface Bank {
  site: { name: string; url: string };
  categories: { id: string; title: string }[];
  audiences: { id: string; title: string }[];
  questions: Question[];
  plans: Plan[];
  kits: { id: string; title: string; questions: string[] }[];
}

interface Plan {
  id: string;
  title: string;
  minutes: number;
  questions: string[];
  /** What to say first and last, where the plan has it. */
  hello?: PlanPart;
  thanks?: PlanPart;
}

interface PlanPart {
  title: string;
  texts: string[];
}

interface Question {
  id: string;
  category: string;
  ask: string;
  why: string;
  follow_ups: string[];
  minutes: number;
  priority: "core" | "more";
  answer: string;
  audiences: string[];
  where?: string;
  /** Ids that it had before. */
  aliases?: string[];
  /** Its page, where that is not the first page of its category. */
  page?: string;
}

interface SearchData {
  /** Name and section of each page, by its address. */
  pages: Record<string, string[]>;
  entries: SearchEntry[];
}

interface SearchEntry {
  page: string;
  location: string;
  title: string;
  text: string;
  weight: number;
  /** What else people type for it, with commas. */
  found_by?: string;
  /** What it can be had as, with commas. */
  forms?: string;
}

/** fflate and MiniSearch, in vendor/. */
declare const fflate: {
  strToU8(text: string): Uint8Array;
  zipSync(files: Record<string, Uint8Array>, options: { mtime: Date }): Uint8Array<ArrayBuffer>;
};
declare const MiniSearch: any;
