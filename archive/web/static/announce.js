// Tells screen readers how many projects there are, once it has been quiet for a while.

const QUIET = 1000;
let timer;

const suggestions = () => document.querySelectorAll("#suggestions:not([hidden]) [role=option]").length;

function sayLater() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const status = document.getElementById("status");
    const parts = [document.getElementById("finder")?.dataset.announce.trim()];
    const number = suggestions();
    if (number) parts.push(`${number} ${number === 1 ? "suggestion" : "suggestions"} below the box`);
    if (status) status.textContent = parts.join(". ");
  }, QUIET);
}

document.addEventListener("suggested", sayLater);

document.addEventListener("htmx:after:swap", ({ detail }) => {
  if (!detail.ctx.target.matches(".why__body")) sayLater();
});

document.addEventListener("htmx:error", ({ detail }) => {
  const problem = document.getElementById("problem");
  if (!problem || !detail.ctx?.request) return;
  problem.textContent = "The archive could not be reached. What you see is the last answer.";
});
