// A button copies a text, and says so; without it the text can be marked and copied.

function mark(source) {
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
}

addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  mark(source);
  try {
    await navigator.clipboard.writeText(source.value ?? source.innerText);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "Marked: copy it with your keyboard.";
  }
});
