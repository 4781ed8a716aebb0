// Keys on the page of a complaint. The list behind "?" is the table of what each key does.
"use strict";
(() => {
  const help = document.getElementById("keys");
  if (!help) return;
  const places = {
    checks: () => document.querySelector("#checks button"),
    show: () => document.querySelector("[data-show]:not([hidden])"),
    list: () => document.querySelector(".jl-case-h a"),
  };
  const target = (name) => (places[name] ? places[name]() : document.querySelector(`main a[data-act="${name}"]`));
  const stand = (place) => {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (!window.juliKeys.single(event)) return;
    const row = help.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const found = row && target(row.dataset.to);
    if (!found) return;
    event.preventDefault();
    if (row.dataset.to === "checks") stand(found); else found.click();
  });

  // Once the browser has gone to the place that the address names, which takes the focus away.
  addEventListener("load", () => requestAnimationFrame(() => {
    const first = document.querySelector("#act textarea, #act input:not([type=hidden])");
    if (first && location.hash === "#act" && !document.querySelector("#act .jl-wrong")) first.focus();
  }));
})();
