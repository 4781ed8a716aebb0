// Keys that hold on every page of a desk: the help behind "?", the lists at the side, sending a form.
"use strict";
(() => {
  const help = document.getElementById("keys");
  if (!help) return;
  const off = "juli-keys-off";
  const switchKeys = document.getElementById("keys-off");
  const isTyping = (place) => place.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");
  const single = (event) => !(localStorage.getItem(off) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target));
  const lists = () => [...document.querySelectorAll("a[data-list]")];
  const show = () => { if (!help.open) help.showModal(); };

  let leading = false;
  const go = (digit) => {
    leading = false;
    const address = digit === "0" ? document.querySelector("a[data-today]") : lists()[Number(digit) - 1];
    if (address) location.assign(address.href);
  };
  const send = (form) => {
    const button = form && form.querySelector(".btn-primary");
    if (button) form.requestSubmit(button);
    return Boolean(button);
  };
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("main form.jl-draft, main form.jl-form, main form.jl-many");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && send(form)) return event.preventDefault();
    if (!single(event)) return;
    const isDigit = leading && /^[0-9]$/.test(event.key);
    if (!isDigit && event.key !== "?" && event.key !== "g") return;
    event.preventDefault();
    if (isDigit) go(event.key);
    else if (event.key === "?") show();
    else { leading = true; setTimeout(() => { leading = false; }, 1500); }
  });
  if (switchKeys) {
    switchKeys.checked = !localStorage.getItem(off);
    switchKeys.addEventListener("change", () => (switchKeys.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1")));
  }
  for (const button of document.querySelectorAll("[data-show-keys]")) {
    button.hidden = false;
    button.addEventListener("click", show);
  }
  help.querySelector("[data-close-keys]").addEventListener("click", () => help.close());
  window.juliKeys = { single };
})();
