// "@" in a note offers the names of colleagues. Without this script the field below the note does. The note stays a
// plain text field for assistive technology: its list is named and announced, and the chosen line is told by id.
"use strict";
(() => {
  const names = document.getElementById("colleagues");
  const note = document.querySelector('#act[data-act="note"] textarea');
  if (!names || !note) return;
  const all = [...names.options].map((option) => option.value);
  const most = 8, longest = 30;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  list.id = "mention";
  list.className = "jl-mention";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", names.dataset.label);
  said.className = "jl-sr";
  said.setAttribute("role", "status");
  note.after(list, said);
  note.setAttribute("aria-autocomplete", "list");
  note.setAttribute("aria-haspopup", "listbox");
  let chosen = 0, begin = -1;

  // What stands between an @ and the caret, and where the @ is; not within a mail address.
  const asked = () => {
    const before = note.value.slice(0, note.selectionStart);
    const at = Math.max(before.lastIndexOf("@"), before.lastIndexOf("\uff20"));
    const typed = before.slice(at + 1);
    const isApart = at >= 0 && !/[A-Za-z0-9._+-]/.test(before.charAt(at - 1));
    return isApart && typed.length <= longest && !typed.includes("\n") ? { at, typed: typed.toLowerCase() } : null;
  };

  const close = () => {
    list.hidden = true;
    note.removeAttribute("aria-activedescendant");
    note.removeAttribute("aria-controls");
    said.textContent = "";
  };

  const mark = (index) => {
    const lines = [...list.children];
    chosen = (index + lines.length) % lines.length;
    lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === chosen)));
    note.setAttribute("aria-activedescendant", lines[chosen].id);
    lines[chosen].scrollIntoView({ block: "nearest" });
  };

  const offer = () => {
    const found = asked();
    const fitting = found ? all.filter((name) => name.toLowerCase().includes(found.typed)).slice(0, most) : [];
    if (!fitting.length) return close();
    begin = found.at;
    list.replaceChildren(...fitting.map((name, place) => {
      const line = document.createElement("li");
      line.id = `mention-${place}`;
      line.setAttribute("role", "option");
      line.textContent = name;
      return line;
    }));
    list.hidden = false;
    note.setAttribute("aria-controls", list.id);
    said.textContent = names.dataset.said.replace("{count}", fitting.length);
    mark(0);
  };

  const take = (line) => {
    note.setRangeText(`@${line.textContent} `, begin, note.selectionStart, "end");
    close();
    note.focus();
    note.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const keys = {
    ArrowDown: () => mark(chosen + 1),
    ArrowUp: () => mark(chosen - 1),
    Enter: () => take(list.children[chosen]),
    Tab: () => take(list.children[chosen]),
    Escape: close,
  };
  note.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey || !keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  note.addEventListener("input", (event) => { if (!event.isComposing) offer(); });
  note.addEventListener("compositionend", offer);
  note.addEventListener("click", offer);
  note.addEventListener("blur", close);
  // The press itself must not take the focus away from the note.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => { if (event.target !== list) take(event.target); });
})();
