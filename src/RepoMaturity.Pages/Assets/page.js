(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const unfold = document.getElementById("unfold");
  const rows = [...document.querySelectorAll(".practice, tr.found")];
  const groups = [...document.querySelectorAll(".group")];
  const levels = [...document.querySelectorAll("input[name=level]")];
  const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));

  // Words are looked for one by one, so that their order does not matter.
  const narrow = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(word => word);
    const shown = new Set(levels.filter(level => level.checked).map(level => level.value));
    let count = 0;
    for (const row of rows) {
      const fits = (!levels.length || shown.has(row.dataset.level)) && words.every(word => texts.get(row).includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".practice:not([hidden])");
    }
    found.textContent = count === rows.length ? "" : count + " of " + rows.length + " shown";
  };

  // A link into what is folded or filtered away shows it.
  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    if (!target) {
      return;
    }
    if (target.hidden && find) {
      find.value = "";
      levels.forEach(level => { level.checked = true; });
      narrow();
    }
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") {
        part.open = true;
      }
    }
    target.scrollIntoView();
  };

  if (tools) {
    tools.hidden = false;
    tools.addEventListener("submit", event => event.preventDefault());
    find.addEventListener("input", narrow);
    levels.forEach(level => level.addEventListener("change", narrow));
  }
  if (unfold) {
    unfold.addEventListener("click", () => {
      const open = rows.some(row => !row.hidden && !row.open);
      rows.forEach(row => { row.open = open; });
      unfold.textContent = open ? "Fold all" : "Unfold all";
    });
  }

  // On paper nothing can be unfolded: the proof of what is there is shown.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = rows.filter(row => row.tagName === "DETAILS" && !row.open && row.dataset.level !== "0");
    opened.forEach(row => { row.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach(row => { row.open = false; }));
  addEventListener("hashchange", reveal);
  reveal();
})();
