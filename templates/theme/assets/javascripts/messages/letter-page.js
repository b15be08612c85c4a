/* The page of one letter: the composer takes the place of the message with its brackets. Adds nothing to cg. */
(() => {
  const composer = document.getElementById("composer");
  if (composer) cg.composer.mount(composer, JSON.parse(composer.dataset.letter ?? ""));
})();
