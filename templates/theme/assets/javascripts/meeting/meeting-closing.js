/* The last two minutes of a meeting: what to say, and who else is named. Adds cg.meetingClosing. */
cg.meetingClosing = (() => {
  const { make } = cg.dom;

  /** What to say in the last two minutes, and where to write the name. @param {Meeting} meeting */
  function build(meeting) {
    const names = cg.meetingNames.build(meeting.who);
    const last = make("p", { class: "cg-room__last" });
    const words = [make("h2", { class: "cg-room__n" }, cg.text("meeting-say-now")), make("div", { class: "cg-say cg-say--room" }, make("p", {}, make("q", {}, cg.text("meeting-say-now-words"))))];
    const element = make("section", { class: "cg-room__close" }, make("div", {}, words), names, last);
    /** @type {(now: boolean, asked: boolean) => void} */
    const show = (now, asked) => {
      if (now && last.hidden && !document.activeElement?.matches("input, textarea")) scrollTo(0, 0);
      element.hidden = !(now || asked);
      /** @type {HTMLElement} */ (element.firstElementChild).hidden = !now;
      last.hidden = !now;
      const line = cg.keptMeeting.thanksFor(/** @type {Meeting} */ (cg.keptMeeting.get()));
      last.textContent = line ? cg.text("meeting-last-words-for", { line }) : cg.text("meeting-last-words");
    };
    return { element, names, show };
  }

  return build;
})();
