// A text area with line numbers, indentation and a key to run. Escape gives Tab back to moving on.

export function attachEditor(area, lines, run) {
  let tabIndents = true;
  const number = () => {
    if (!lines) return;
    const count = area.value.split("\n").length;
    lines.textContent = Array.from({ length: count }, (_, n) => n + 1).join("\n");
    lines.scrollTop = area.scrollTop;
  };
  area.addEventListener("input", number);
  area.addEventListener("scroll", () => { if (lines) lines.scrollTop = area.scrollTop; });
  area.addEventListener("focus", () => { tabIndents = true; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Escape") {
      tabIndents = false;
    } else if (event.key === "Tab" && tabIndents && !event.shiftKey) {
      event.preventDefault();
      area.setRangeText("  ", area.selectionStart, area.selectionEnd, "end");
      number();
    } else if (event.key === "Enter") {
      const before = area.value.slice(0, area.selectionStart);
      const indent = /(^|\n)([ ]*)[^\n]*$/.exec(before)?.[2] ?? "";
      const more = /[{([]\s*$/.test(before) ? "  " : "";
      if (indent || more) {
        event.preventDefault();
        area.setRangeText(`\n${indent}${more}`, area.selectionStart, area.selectionEnd, "end");
        number();
      }
    }
  });
  number();
}
