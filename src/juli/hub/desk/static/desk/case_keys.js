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
  const isTyping = (place) => place.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const form = document.getElementById("act");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && form.contains(event.target)) {
      event.preventDefault();
      return form.requestSubmit(form.querySelector(".btn-primary"));
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || help.open) return;
    if (event.key === "?") { event.preventDefault(); return help.showModal(); }
    const row = help.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const found = row && target(row.dataset.to);
    if (!found) return;
    event.preventDefault();
    if (row.dataset.to === "checks") found.focus(); else found.click();
  });

  const first = document.querySelector("#act textarea, #act input:not([type=hidden])");
  if (first && location.hash === "#act" && !document.querySelector("#act .jl-wrong")) first.focus();
})();
