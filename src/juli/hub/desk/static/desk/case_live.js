// The open page of a complaint: who else is here, what is new, drafts kept while typing. One short request at a time;
// without this script the page says all of it when it is loaded.
"use strict";
(() => {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  const form = document.getElementById("act");
  const present = live.querySelector("[data-present]");
  const show = live.querySelector("[data-show]");
  const saved = document.querySelector("[data-saved]");
  const pause = 15000, afterTyping = 1500;
  let seen = live.dataset.seen, timer = null, asking = false, again = false, leaving = false;

  const told = () => {
    const body = new FormData(form || undefined);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    body.set("csrfmiddlewaretoken", live.elements.csrfmiddlewaretoken.value);
    body.set("seen", seen);
    if (form) body.set("act", form.dataset.act);
    return body;
  };

  const keep = (answer) => {
    const fields = form.elements;
    const other = answer.kept && answer.kept !== fields.kept.value;
    const fresh = answer.kept && answer.version !== Number(fields.version.value);
    if (answer.kept) fields.kept.value = answer.kept;
    fields.version.value = answer.version;
    if (saved && other) saved.textContent = live.dataset.other;
    else if (saved && fresh) saved.textContent = live.dataset.kept;
  };

  const beat = async () => {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(live.dataset.live, { method: "POST", body: told(), redirect: "manual" });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (leaving) return;
      present.textContent = found.present;
      show.textContent = found.news;
      show.hidden = !found.news;
      if (form) keep(found);
    } catch {
      if (!leaving) present.textContent = live.dataset.lost;
    } finally {
      asking = false;
      next(again ? afterTyping : pause);
      again = false;
    }
  };

  const next = (wait) => {
    clearTimeout(timer);
    if (!leaving) timer = setTimeout(() => (document.hidden ? next(pause) : beat()), wait);
  };

  show.addEventListener("click", async () => {
    const place = document.querySelector("[data-news]");
    if (!place) return location.reload();
    const answer = await window.juliPage(`${live.dataset.newsFrom}?after=${live.dataset.seen}`);
    if (answer.status !== 200) return;
    place.replaceChildren(...answer.response.body.childNodes);
    seen = answer.getResponseHeader("X-Juli-Seen");
    form.elements.seen.value = seen;
    show.hidden = true;
    place.scrollIntoView({ block: "center" });
  });

  if (form) {
    form.addEventListener("input", () => next(afterTyping));
    form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) next(0); });
  next(form ? afterTyping : pause);
})();
