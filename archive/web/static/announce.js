// Tells screen readers how many projects there are, once it has been quiet for a while.

const QUIET = 1000;
let timer;

function say(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
  }, QUIET);
}

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const finder = document.getElementById("finder");
  if (finder && detail.ctx.target.id === "finder") say(finder.dataset.announce.trim());
});

document.addEventListener("htmx:error", ({ detail }) => {
  const problem = document.getElementById("problem");
  if (!problem || !detail.ctx?.request) return;
  problem.textContent = "The archive could not be reached. What you see is the last answer.";
});
