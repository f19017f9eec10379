// Keeps the form of peers true to the answer, and says the answer to those who do not see it.

const form = () => document.getElementById("peers-form");
const QUIET = 1000;
let timer;

function say(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("status").textContent = text;
  }, QUIET);
}

const answered = () => document.getElementById("peers")?.dataset.announce.trim() ?? "";

// Other words were not asked for exactly.
document.addEventListener("input", ({ target }) => {
  if (target.id === "words") document.getElementById("exact")?.remove();
  if (target.type === "range") target.closest(".weight").querySelector("output").value = target.value;
});

document.addEventListener("suggested", ({ detail }) => {
  say(`${detail} ${detail === 1 ? "city" : "cities"} below the box`);
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const peers = document.getElementById("peers");
  if (!peers) return;
  document.title = peers.dataset.title.trim();
  for (const box of form().querySelectorAll("input[type=checkbox]")) box.checked = box.defaultChecked;
  for (const range of form().querySelectorAll("input[type=range]")) {
    if (range !== document.activeElement) range.value = range.defaultValue;
  }
  const isTyping = document.activeElement?.id === "city" && !detail.ctx.sourceElement?.matches("form");
  if (!isTyping) document.getElementById("city").value = peers.dataset.city;
  say(answered());
  // A link of the answer is gone with it; what is in the form keeps the focus.
  if (!form().contains(document.activeElement)) document.getElementById("results-heading")?.focus();
});

document.addEventListener("htmx:error", ({ detail }) => {
  if (!detail.ctx?.request) return;
  document.getElementById("problem").textContent = "The archive could not be reached. What you see is the last answer.";
});
