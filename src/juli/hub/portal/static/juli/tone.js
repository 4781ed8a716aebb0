// Beside a text, while its writer pauses: what in it may harm them, and calmer words. It keeps nobody from sending;
// without this script the same is shown once when the text is sent.
"use strict";
(() => {
  const pause = 900;
  const forms = new Map();
  // Shown once more already, a form has buttons of its own for the choice.
  const asks = (form) => form.querySelector("button[name=tone]") !== null;

  // Whoever has looked at all that is marked, and leaves it, is not asked once more on sending.
  const settle = (form) => {
    const boxes = forms.get(form);
    form.querySelector("[data-tone-mine]")?.remove();
    if (asks(form)) return;
    if (!boxes.some((box) => box.left) || !boxes.every((box) => box.settled())) return;
    const mine = document.createElement("input");
    Object.assign(mine, { type: "hidden", name: "tone", value: "mine" });
    mine.dataset.toneMine = "";
    form.append(mine);
  };

  const attach = (place) => {
    const field = document.getElementById(place.dataset.tone);
    const form = field?.form;
    if (!form) return;
    const told = place.querySelector("[role=status]");
    const shown = place.querySelector("[data-tone-shown]");
    const once = place.parentElement.querySelector(`[data-toned="${CSS.escape(field.name)}"]`);
    const passed = new Set();
    const box = { left: false, settled: () => seen === field.value && !open };
    let seen = field.value.trim() ? null : field.value, open = false, timer = null;

    const before = () => {
      let kept = form.elements[`before_${field.name}`];
      if (!kept) {
        kept = Object.assign(document.createElement("input"), { type: "hidden", name: `before_${field.name}` });
        form.append(kept);
      }
      return kept;
    };

    const clear = () => {
      shown.replaceChildren();
      told.textContent = "";
      open = false;
    };

    const show = (answer) => {
      once?.querySelectorAll(":scope > :not(input)").forEach((part) => part.remove());
      once?.classList.remove("jl-toned");
      const marks = JSON.parse(answer.dataset.marks);
      const fresh = marks.some((mark) => !passed.has(mark));
      clear();
      if (!fresh && !before().value) return;
      shown.replaceChildren(answer);
      told.textContent = answer.dataset.said;
      open = fresh || answer.dataset.blanks !== "0";
      if (asks(form)) shown.querySelector(".jl-acts").remove();
      for (const [name, act] of Object.entries(acts)) {
        shown.querySelector(`[data-tone-${name}]`)?.addEventListener("click", () => act(marks, answer.dataset.calm));
      }
    };

    const ask = async () => {
      const text = field.value;
      if (text === seen) return;
      if (!text.trim()) { seen = text; clear(); return settle(form); }
      const sent = new FormData();
      sent.set("text", text);
      sent.set("before", before().value ? "1" : "");
      sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      try {
        const answer = await window.juliPage(place.dataset.toneUrl, sent);
        if (answer.status !== 200 || field.value !== text) return;
        seen = text;
        show(answer.response.querySelector("[data-marks]"));
        settle(form);
      } catch (fault) { /* the text is looked at when it is sent */ }
    };

    const put = (text, kept) => {
      before().value = kept;
      field.value = text;
      field.focus();
      settle(form);
      ask();
    };

    const acts = {
      keep: (marks) => {
        marks.forEach((mark) => passed.add(mark));
        box.left = true;
        clear();
        settle(form);
        field.focus();
      },
      calm: (marks, words) => put(words, before().value || field.value),
      back: () => put(before().value, ""),
    };

    forms.set(form, [...(forms.get(form) ?? []), box]);
    field.addEventListener("input", () => {
      settle(form);
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    });
  };

  document.querySelectorAll("[data-tone]").forEach(attach);
})();
