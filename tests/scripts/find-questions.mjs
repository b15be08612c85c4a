// Reads the bank, its synonyms and a list of words as JSON, and writes the ids of the questions that each of the words finds.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const { bank, synonyms, words } = JSON.parse(readFileSync(0, "utf8"));
const { filterQuestions, searchWords } = load(["words/search-words", "words/near-words", "questions/filter-questions"]);
const titles = new Map([...bank.categories, ...bank.audiences].map(({ id, title }) => [id, title]));
const questions = bank.questions.map((question) => {
  const named = [question.category, ...question.audiences].map((id) => titles.get(id));
  return filterQuestions.prepare(question, named);
});
const known = searchWords.synonyms(synonyms);

function found(typed) {
  const fitting = questions.filter(filterQuestions.test({ q: typed }, known));
  return filterQuestions.sort(typed, fitting, known).map(({ id }) => id);
}

console.log(JSON.stringify(Object.fromEntries(words.map((typed) => [typed, found(typed)]))));
