/* Opens what's folded when a link leads to it or into it: some browsers open only what's inside. Adds nothing to cg. */
(() => {
  function open() {
    const id = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"); // decoded, even what's badly encoded
    const target = document.getElementById(id ?? "");
    let fold = target?.closest("details");
    if (!target || !fold) return;
    for (; fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  addEventListener("hashchange", open);
  open();
})();
