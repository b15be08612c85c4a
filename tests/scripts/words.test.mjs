import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { searchWords, nearWords, filterQuestions } = load(["words/search-words", "words/near-words", "questions/filter-questions"]);

test("words are the same however they are written", () => {
  assert.deepEqual(searchWords.split("RÉSUMÉ, don’t  and don't—20 min."), ["resume", "dont", "and", "dont", "20", "min"]);
  assert.deepEqual(searchWords.split("…"), []);
  assert.equal(searchWords.fold("Ōkafor’s"), "okafor’s");
});

test("forms of a word have the same stem", () => {
  for (const forms of [["letter", "letters"], ["change", "changes", "changed", "changing"], ["city", "cities"], ["reply", "replies", "replied", "replying"], ["plan", "planned", "planning", "plans"], ["boss"]]) {
    assert.equal(new Set(forms.map(searchWords.stem)).size, 1, forms.join());
  }
  assert.notEqual(searchWords.stem("word"), searchWords.stem("work"));
  assert.deepEqual(["pay", "is", "need", "status"].map(searchWords.stem), ["pay", "is", "need", "status"]);
});

test("a word with a mistake is taken for the nearest", () => {
  assert.equal(nearWords.distance("salary", "salary", 2), 0);
  assert.equal(nearWords.distance("slaary", "salary", 2), 1, "two letters swapped");
  assert.equal(nearWords.distance("salry", "salary", 2), 1);
  assert.ok(nearWords.distance("salary", "visa", 2) > 2);
  assert.equal(nearWords.nearest("slaary", ["visa", "salary", "celery"]), "salary");
  assert.equal(nearWords.nearest("xyzzy", ["visa", "salary"]), "xyzzy");
  assert.equal(nearWords.nearest("cat", ["cast"]), "cat", "words of three letters are too short to be near");
});

test("what people mistype is found, and a real word isn't taken for another", () => {
  const right = ["salary", "visa", "interview", "career", "business", "experience", "apprenticeship", "license", "volunteer", "network", "friend"];
  const typed = ["salery", "viza", "interveiw", "carreer", "buisness", "experiance", "aprenticeship", "lisence", "volunter", "netwrok", "freind"];
  assert.deepEqual(typed.map((word) => nearWords.nearest(word, right)), right);
  for (const [word, other] of [["gift", "gist"], ["spouse", "spoke"], ["employee", "employer"], ["farmer", "former"], ["paint", "point"], ["butter", "better"], ["investing", "inventing"], ["mother", "other"], ["friendly", "friends"], ["commute", "commit"]]) {
    assert.equal(nearWords.nearest(word, [other]), word, other);
  }
});

const question = (ask, more = {}) => filterQuestions.prepare({ id: "", ask, why: "", follow_ups: [], minutes: 3, priority: "core", answer: "ask", audiences: ["everyone"], category: "fit", ...more });

test("questions are picked by words, minutes and kind", () => {
  const jobs = question("Which jobs does nobody name?");
  const resume = question("What would you change first?", { follow_ups: ["In my résumé?"], minutes: 5, priority: "more" });
  const fits = (picked) => [jobs, resume].filter(filterQuestions.test(picked));
  assert.deepEqual(fits({}), [jobs, resume]);
  assert.deepEqual(fits({ q: "JOB name" }), [jobs]);
  assert.deepEqual(fits({ q: "resumes" }), [resume]);
  assert.deepEqual(fits({ q: "ob" }), [], "words are found from their beginning");
  for (const typed of ["j", "jo"]) assert.deepEqual(fits({ q: typed }), [jobs], "one that's still being typed is a beginning");
  assert.deepEqual(fits({ most: "3" }), [jobs]);
  assert.deepEqual(fits({ core: "1" }), [jobs]);
  assert.deepEqual(fits({ in: "skills" }), []);
  assert.deepEqual(fits({ for: "everyone", answer: "ask" }), [jobs, resume]);
});

test("what people say in other words is found, and so are categories and readers", () => {
  const known = searchWords.synonyms({ "work from home": ["where work happens"], kids: ["caring"], ai: ["ai"], salary: ["pay", "money"] });
  const place = filterQuestions.prepare({ ...question("Where did you sit last week?"), id: "where-work-happens" }, ["Pay and place", "Students"]);
  const air = filterQuestions.prepare({ ...question("Is the air good?"), id: "air" }, ["Fit", "Everyone"]);
  const ai = filterQuestions.prepare({ ...question("What does AI change?"), id: "new-tools" }, ["Future", "Everyone"]);
  const fits = (q) => [place, air, ai].filter(filterQuestions.test({ q }, known));
  assert.deepEqual(fits("work from home"), [place]);
  assert.deepEqual(fits("students work from home"), [place]);
  assert.deepEqual(fits("place"), [place]);
  assert.deepEqual(fits("student"), [place]);
  assert.deepEqual(fits("salary"), [place]);
  assert.deepEqual(fits("AI"), [ai], "a word of two letters isn't the beginning of another");
  assert.deepEqual(fits("kids"), []);
  assert.deepEqual(filterQuestions.sort("ai", [air, ai], known), [ai, air]);
  assert.equal(filterQuestions.suggest("kids", [air], known), "");
});

test("those with the words in the question itself come first", () => {
  const below = question("What is a good start?", { why: "You hear of pay." });
  const above = question("How is the pay?");
  assert.deepEqual(filterQuestions.sort("pay", [below, above]), [above, below]);
  assert.deepEqual(filterQuestions.sort("", [below, above]), [below, above]);
});

test("where no question has every word, most are enough", () => {
  const all = [question("How is the pay?"), question("Who decides?")];
  assert.deepEqual(all.filter(filterQuestions.test({ q: "pay nurses" })), []);
  assert.deepEqual(all.filter(filterQuestions.test({ q: "pay nurses" }, [], 0.5)), [all[0]]);
});

test("words that say no are the same, and small ones tell nothing", () => {
  const known = searchWords.synonyms({ "no reply": ["nobody answers"], "day to day": ["typical day"] });
  const read = (typed) => searchWords.understand(searchWords.split(typed), known);
  for (const typed of ["no reply", "they didn't reply", "they never replied", "why did they not reply to me"]) assert.deepEqual(read(typed), [[["no", "reply"], ["nobody", "answers"]]], typed);
  assert.deepEqual(read("one day"), [[["one"]], [["day"]]]);
  assert.deepEqual(read("what is it"), [[["what"]], [["is"]], [["it"]]]);
});

test("where real words are known, any other word a letter away is misspelled", () => {
  assert.equal(nearWords.nearest("alumi", ["alumni"]), "alumi");
  assert.equal(nearWords.nearest("alumi", ["alumni"], new Set(["album"])), "alumni");
  assert.equal(nearWords.nearest("notion", ["nation"], new Set(["notion"])), "notion");
});

test("a suggestion changes only the words that no question has", () => {
  const all = [question("Which salary could I ask for?")];
  assert.equal(filterQuestions.suggest("slaary ask", all), "salary ask");
  assert.equal(filterQuestions.suggest("salary", all), "");
  const training = [question("Who paid for your training?"), question("Where do people transfer?")];
  assert.deepEqual(training.filter(filterQuestions.test({ q: "traning" })), [], "the stem of a mistake is no beginning");
  assert.equal(filterQuestions.suggest("traning", training), "training");
});
