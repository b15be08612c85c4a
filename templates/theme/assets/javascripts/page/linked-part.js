/* Opens what's folded when a link leads to it or into it: some browsers open only what's inside. Adds nothing to cg. */
(() => {
  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let fold = target?.closest("details");
    if (!target || !fold) return;
    for (; fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  addEventListener("hashchange", open);
  open();
})();
