/* My questions in words, to be kept with a conversation; the reader's own only, where the bank did not load.
   Adds cg.questionsInWords. */
/** @returns {Promise<{ id?: string, ask: string }[]>} */
cg.questionsInWords = async () => {
  const bank = await cg.load.data("data/questions.js").catch(() => null);
  const byId = bank && cg.questionsById(bank);
  return cg.myQuestions.get().items.flatMap(({ id = "", own }) => {
    const ask = byId?.get(id)?.ask;
    return own ? [{ ask: own }] : ask ? [{ id, ask }] : [];
  });
};
