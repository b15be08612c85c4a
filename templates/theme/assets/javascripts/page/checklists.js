/* Checklists that remember their ticks. A tick is kept by the words of its line: where a list has changed since, no other
   line is ticked in its place. A list that is ticked through keeps its mark too, so that the six steps can say "done"
   on pages that do not hold the list. */
cg.ticks = (() => {
  const lists = [...document.querySelectorAll("[data-cg-list]")].map((list) => ({
    id: list.dataset.cgList,
    mark: list.dataset.cgMark,
    boxes: [...list.querySelectorAll("input")],
    clear: null,
    list,
  }));
  const words = (box) => box.labels[0].textContent.trim().replace(/\s+/g, " ");

  function kept() {
    const found = cg.store.get("ticks");
    return found?.constructor === Object ? found : {};
  }
  const ticked = (id) => (Array.isArray(kept()[id]?.ticked) ? kept()[id].ticked : []);

  /* Changes one list and leaves the others as another tab may have left them. */
  function keep(id, entry) {
    const all = kept();
    if (entry) all[id] = entry;
    else delete all[id];
    if (Object.keys(all).length) cg.store.set("ticks", all);
    else cg.store.remove("ticks");
  }

  function change({ id, mark, boxes }, box) {
    const now = new Set(ticked(id).filter((line) => boxes.some((one) => words(one) === line)));
    now[box.checked ? "add" : "delete"](words(box));
    const whole = boxes.every((one) => now.has(words(one)));
    keep(id, now.size ? { ticked: [...now], ...(whole && { whole: mark }) } : null);
    if (whole) cg.say("All done. Every line is ticked.");
  }

  function clear(one) {
    const before = kept()[one.id];
    keep(one.id, null);
    cg.dom.undo(one.list, "The ticks are cleared.", "", () => {
      keep(one.id, before);
      one.boxes[0].focus();
    });
  }

  function show() {
    for (const one of lists) {
      const lines = ticked(one.id);
      for (const box of one.boxes) box.checked = lines.includes(words(box));
      one.clear.hidden = !one.boxes.some((box) => box.checked);
    }
    for (const place of document.querySelectorAll("[data-cg-done]")) {
      const [id, mark] = place.dataset.cgDone.split(" ");
      const done = kept()[id]?.whole === mark;
      place.classList.toggle("done", done);
      place.querySelector(".cg-done")?.remove();
      const link = done && place.querySelector("a");
      if (link) link[link.closest(".cg-stage") ? "append" : "after"](" ", cg.dom.make("span", { class: "cg-done" }, cg.dom.icon("check"), "done"));
    }
  }

  for (const one of lists) {
    one.clear = cg.dom.button("cg-quiet", null, "Clear the ticks", () => clear(one));
    one.list.after(one.clear);
    for (const box of one.boxes) box.addEventListener("change", () => change(one, box));
  }
  show();
  addEventListener("pageshow", show);
  cg.store.watch("ticks", show);
})();
