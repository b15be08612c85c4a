/* Whether anything is kept in My questions or My conversations, before anything is shown: the row below the header on phones is
   there at once, so that nothing moves. Adds nothing to cg. */
document.documentElement.classList.toggle("has-yours", cg.kept.get("tray").items.length + cg.kept.get("talks").length > 0);
