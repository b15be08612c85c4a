/* The page of one letter: the composer takes the place of the message with its brackets. Adds nothing to cg. */
(() => {
  const composer = document.getElementById("composer");
  if (!composer) return;
  /** @type {LetterData} */
  const letter = JSON.parse(composer.dataset.letter ?? "");
  cg.composer.mount(composer, letter);

  /* opened from a conversation, it starts with what is known there */
  async function fromConversation() {
    if (!location.hash.startsWith("#talk=")) return;
    await cg.yours.due();
    await cg.load.script("assets/javascripts/talk.js");
    cg.fromConversation.begin(/** @type {HTMLElement} */ (composer), letter);
  }
  fromConversation().catch(() => {}); // then the message is as it was
})();
