// After a closer look: what is in view becomes the title, is announced, and has the focus if its
// link is gone.

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const atlas = document.getElementById("atlas");
  if (detail.ctx.target.id !== "atlas" || !atlas) return;
  document.getElementById("problem").textContent = "";
  document.title = atlas.dataset.title.trim();
  document.getElementById("status").textContent = atlas.dataset.announce.trim();
  const focused = document.activeElement;
  if (!focused || focused === document.body) {
    document.getElementById("map-heading")?.focus({ preventScroll: true });
  }
});

document.addEventListener("htmx:error", ({ detail }) => {
  const problem = document.getElementById("problem");
  if (!problem || !detail.ctx?.request) return;
  problem.textContent = "The archive could not be reached. What you see is the last answer.";
});
