/* Editing the words of a message by hand: the form is put away meanwhile. Adds cg.composerByHand. */
cg.composerByHand = (() => {
  const { make, button, field, notice } = cg.dom;

  /**
   * `happened` says what was done, with a way back.
   * @param {LetterData} letter
   * @param {string} prefix what the ids begin with
   * @param {ReturnType<typeof cg.composerNews>} happened
   */
  function build(letter, prefix, happened) {
    const { get, change } = cg.keptLetters;
    const subject = make("input", { id: `${prefix}-subject`, type: "text", autocomplete: "off", oninput: keep });
    const body = make("textarea", { id: `${prefix}-body`, rows: 14, oninput: keep });
    const element = make("div", { class: "cg-paper cg-paper--open" }, letter.subject && field("Subject", subject), field("Message", body));
    function keep() {
      change((kept) => (kept.words[letter.id] = { subject: subject.value, body: body.value }));
    }
    const opener = button("cg-btn cg-btn--quiet", null, "Edit the words", () => {
      const now = cg.keptLetters.message(get(), letter);
      happened.clear();
      change((kept) => (kept.words[letter.id] = { subject: cg.message.subject(now), body: cg.message.body(now) }));
      body.focus();
      body.setSelectionRange(0, 0);
      cg.say("You can change every word now. The fields are put away until you go back to the form.");
    });
    const closer = button("cg-btn cg-btn--quiet", null, "Back to the form", () => {
      const before = get();
      const [byHand, fromForm] = [cg.keptLetters.message(before, letter), cg.message.fill(letter, cg.keptLetters.values(before, letter))];
      change((kept) => delete kept.words[letter.id]);
      if (cg.message.text(byHand) === cg.message.text(fromForm)) cg.say("You are back at the form.");
      else happened.show(opener, "You are back at the form.", "The changes that you made by hand are put aside.", happened.undo(before, () => closer));
      opener.focus();
    });
    const words = "The form is put away until you go back to it. What you typed there is kept; what you change by hand is dropped then.";
    const away = make("div", { class: "cg-compose__away" }, notice("", "You are editing the words.", words), make("p", { class: "cg-actions" }, closer));

    /** @param {LetterWords | undefined} now */
    function show(now) {
      away.hidden = element.hidden = !now;
      opener.hidden = Boolean(now);
      if (!now) return;
      if (subject.value !== now.subject) subject.value = now.subject;
      if (body.value !== now.body) body.value = now.body;
    }
    return { element, away, opener, subject, body, show };
  }

  return build;
})();
