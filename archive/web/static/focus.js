// Where the focus goes when the link that was used is gone with the answer to it.

let chip = 0;

document.addEventListener("htmx:before:request", ({ detail }) => {
  const found = /^chip-(\d+)$/.exec(detail.ctx.sourceElement?.id ?? "");
  chip = found ? Number(found[1]) : 0;
});

function nextChip() {
  const chips = document.querySelectorAll(".chip");
  return chips[Math.min(chip, chips.length) - 1];
}

document.addEventListener("htmx:after:swap", ({ detail }) => {
  const { sourceElement, target, response } = detail.ctx;
  if (response?.status >= 400 || target.id !== "finder") return;
  // What is still there has kept the focus: the box, a field of the form, a year's bar.
  if (/^(q|search)$|^bar-/.test(sourceElement?.id ?? "")) return;
  const heading = document.getElementById("results-heading");
  const goal = (chip && nextChip()) || heading;
  goal?.focus({ preventScroll: Boolean(chip) });
  if (goal === heading && !chip) heading?.scrollIntoView({ block: "start" });
});
