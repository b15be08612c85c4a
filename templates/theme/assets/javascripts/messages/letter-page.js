/* The page of one letter: the composer takes the place of the message with its brackets. The reasons for each part and the
   files to take away stay below it. Adds nothing to cg. */
(() => {
  const composer = document.getElementById("composer");
  if (!composer) return;
  document.getElementById("blank")?.remove();
  const below = /** @type {HTMLElement} */ (document.getElementById("as-it-is"));
  below.append(/** @type {HTMLElement} */ (below.querySelector(".cg-out"))); // the reasons come first now
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
