// The list by keyboard, and what is new in it. Everything here can be done without it.
"use strict";
(() => {
  const form = document.getElementById("bulk");
  const search = document.getElementById("search");
  const rows = () => [...document.querySelectorAll("tr[data-number]")];
  const boxOf = (row) => row.querySelector("input[type=checkbox]");
  const here = () => document.querySelector("tr.is-here");

  // ---- choosing ----
  const told = form && form.querySelector("[data-chosen]");
  const count = () => {
    if (!told) return;
    const chosen = rows().filter((row) => boxOf(row).checked).length;
    told.textContent = told.dataset.chosen.replace("{count}", chosen);
  };
  const stand = (row) => {
    if (!row) return;
    here()?.classList.remove("is-here");
    row.classList.add("is-here");
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("td.shop a").focus({ preventScroll: true });
  };
  const move = (by) => {
    const all = rows();
    const at = all.indexOf(here());
    stand(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  };
  const choose = (row) => {
    const box = row && boxOf(row);
    if (!box) return;
    box.checked = !box.checked;
    count();
  };
  const work = (kind) => {
    const select = form && form.elements.kind;
    if (!select || ![...select.options].some((one) => one.value === kind)) return;
    if (!rows().some((row) => boxOf(row).checked)) choose(here());
    if (!rows().some((row) => boxOf(row).checked)) return;
    select.value = kind;
    form.requestSubmit();
  };
  document.addEventListener("change", (event) => { if (event.target.form === form) count(); });

  // ---- keys ----
  const lists = () => [...document.querySelectorAll("a[data-list]")];
  const acts = {
    j: () => move(1), k: () => move(-1), x: () => choose(here()),
    o: () => here() && location.assign(here().querySelector("td.shop a").href),
    n: () => here() && location.assign(here().dataset.next),
    a: () => work("acknowledge"), w: () => work("write"), m: () => work("note"), t: () => work("tag"), e: () => work("aside"),
    "*": () => { const all = form ? rows() : [], every = all.every((row) => boxOf(row).checked); all.forEach((row) => { boxOf(row).checked = !every; }); count(); },
    "/": () => search && search.focus(), r: () => location.reload(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === search) return search.blur();
    const act = acts[event.key];
    if (!act || !window.juliKeys.single(event)) return;
    event.preventDefault();
    act();
  });

  // ---- what is new ----
  const live = document.getElementById("live");
  if (!live) return count();
  const pause = 10000;
  const seen = new Map();
  let fresh = 0, changed = 0;
  const say = () => {
    live.hidden = !(fresh + changed);
    live.querySelector("[data-told]").textContent = live.dataset.said.replace("{new}", fresh).replace("{changed}", changed);
  };
  const renew = async (numbers) => {
    const answer = await window.juliPage(location.href);
    if (answer.status !== 200 || !answer.response.getElementById("live")) return;
    const page = answer.response;
    for (const row of rows().filter((one) => numbers.has(one.dataset.number))) {
      const now = page.querySelector(`tr[data-number="${row.dataset.number}"]`);
      if (!now) { row.classList.add("is-gone"); continue; }
      boxOf(now).checked = boxOf(row).checked;
      const stood = row.classList.contains("is-here");
      row.replaceWith(now);
      now.classList.add("is-new");
      if (stood) stand(now);
    }
    for (const list of lists()) {
      const number = page.querySelector(`a[data-list="${list.dataset.list}"] .jl-holds`);
      const own = list.querySelector(".jl-holds");
      if (number && own) own.textContent = number.textContent;
    }
  };
  const look = async () => {
    try {
      const answer = document.hidden ? null : await fetch(live.dataset.news, { headers: { Accept: "application/json" } });
      if (answer && answer.redirected) return;
      if (answer && answer.ok) {
        const news = (await answer.json()).changes.filter((one) => seen.get(one.number) !== one.at);
        for (const one of news) {
          if (!seen.has(one.number)) one.new ? fresh++ : changed++;
          seen.set(one.number, one.at);
        }
        if (news.length) { say(); await renew(new Set(news.map((one) => one.number))); }
      }
    } catch {
      // A moment without network: the next look may succeed.
    }
    setTimeout(look, pause);
  };
  live.querySelector("button").addEventListener("click", () => location.reload());
  setTimeout(look, pause);
  count();
})();
