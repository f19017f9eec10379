// Keeps the controls true to the answer: the server says what was asked, the page shows it.

const isTyping = (source) => source?.closest?.("#search") !== null && source?.id !== undefined
  && (source.id === "q" || source.id === "search");

// Other words were not asked for exactly.
document.addEventListener("input", ({ target }) => {
  if (target.id === "q") document.getElementById("exact")?.remove();
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const finder = document.getElementById("finder");
  if (!finder || detail.ctx.target.matches(".why__body")) return;
  document.title = finder.dataset.title.trim();
  for (const box of finder.querySelectorAll("input[type=checkbox]")) box.checked = box.defaultChecked;
  for (const year of finder.querySelectorAll(".histogram input")) {
    // Half a year is somebody typing the rest of it.
    const isTyped = year === document.activeElement && year.value && year.value.length < 4;
    if (!isTyped) year.value = year.defaultValue;
  }
  for (const option of finder.querySelectorAll("#sort option")) option.selected = option.defaultSelected;
  // The answer to the form never touches the words: somebody may be typing the next ones.
  if (!isTyping(detail.ctx.sourceElement)) document.getElementById("q").value = finder.dataset.text;
});
