/* The questions of the bank by id, also by ids that they had before. Adds cg.questionsById. */
/** @param {Bank} bank */
cg.questionsById = ({ questions }) => new Map(questions.flatMap((question) => [...(question.aliases ?? []), question.id].map((id) => [id, question])));
