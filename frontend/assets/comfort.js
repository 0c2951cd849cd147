// Comforts for people whose browser runs scripts. Everything works without them.

// The reader's own time beside the city's.
for (const time of document.querySelectorAll("time[data-own][datetime]")) {
  const instant = new Date(time.dateTime);
  if (Number.isNaN(instant.getTime())) continue;
  const own = instant.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  time.title = `${own} (${time.dataset.own})`;
}

// After a form came back, start at its faults.
document.querySelector("[data-focus]")?.focus();

// A form is sent once, however often the button is pressed.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

// How many words are left.
for (const area of document.querySelectorAll("textarea[data-max-words]")) {
  const left = document.createElement("p");
  left.className = "words-left";
  area.after(left);
  const count = () => {
    const words = area.value.trim().split(/\s+/u).filter(Boolean).length;
    left.textContent = `${Number(area.dataset.maxWords) - words} ${area.dataset.wordsText}`;
  };
  area.addEventListener("input", count);
  count();
}
