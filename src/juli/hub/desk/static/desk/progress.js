// How far an audit is: asks every two seconds, says it in words, and loads the page anew once it has ended.
"use strict";
(() => {
  const waiting = document.querySelector("[data-progress]");
  if (!waiting) return;
  const bar = waiting.querySelector("rect.a");
  const percent = waiting.querySelector("[data-percent]");
  const left = waiting.querySelector("[data-left]");
  const pause = 2000;

  const look = async () => {
    try {
      const answer = await fetch(waiting.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (told.state !== waiting.dataset.state) return location.reload();
      bar.setAttribute("width", told.percent);
      percent.textContent = told.percent;
      left.textContent = told.left;
    } catch {
      // A moment without network: the next look may succeed.
    }
    setTimeout(look, pause);
  };
  setTimeout(look, pause);
})();
