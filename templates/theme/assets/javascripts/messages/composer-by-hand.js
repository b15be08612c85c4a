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
    const element = make("div", { class: "cg-paper cg-paper--open" }, letter.subject && field(cg.text("message-subject"), subject), field(cg.text("message-body"), body));
    function keep() {
      change((kept) => (kept.words[letter.id] = { subject: subject.value, body: body.value }));
    }
    const opener = button("cg-btn cg-btn--quiet", null, cg.text("message-edit"), () => {
      const now = cg.keptLetters.message(get(), letter);
      happened.clear();
      change((kept) => (kept.words[letter.id] = { subject: cg.message.subject(now), body: cg.message.body(now) }));
      body.focus();
      body.setSelectionRange(0, 0);
      cg.say(cg.text("message-edit-said"));
    });
    const closer = button("cg-btn cg-btn--quiet", null, cg.text("message-form"), () => {
      const before = get();
      const [byHand, fromForm] = [cg.keptLetters.message(before, letter), cg.message.fill(letter, cg.keptLetters.values(before, letter))];
      change((kept) => delete kept.words[letter.id]);
      if (cg.message.text(byHand) === cg.message.text(fromForm)) cg.say(cg.text("message-form-again"));
      else happened.show(opener, cg.text("message-form-again"), cg.text("message-edits-removed"), happened.undo(before, () => closer));
      opener.focus();
    });
    const away = make("div", { class: "cg-compose__away" }, notice("", cg.text("message-editing"), cg.text("message-editing-detail")), make("p", { class: "cg-actions" }, closer));

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
