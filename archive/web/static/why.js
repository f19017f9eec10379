// The reasons of a result are fetched when they are opened; until then there is a link to them.

function load(why) {
  const body = why.querySelector(".why__body");
  const link = body.querySelector(":scope > a");
  if (link) htmx.ajax("GET", link.href, { source: why, target: body, swap: "innerHTML" });
}

// The event does not bubble, but it can be captured.
document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches(".why")) load(target);
}, true);

// A new answer brings its links, and what stayed open has other reasons now.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  if (detail.ctx.target.id === "finder") document.querySelectorAll(".why[open]").forEach(load);
});
