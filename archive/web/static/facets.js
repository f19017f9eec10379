// The filter boxes of long facets, and the way out of the folded filters of a small screen.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matches(label, words) {
  const parts = plain(label).split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function apply(box) {
  const facet = document.getElementById(box.dataset.filters);
  const words = plain(box.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let shown = 0;
  for (const item of facet.querySelectorAll("li")) {
    item.hidden = !matches(item.querySelector(".facet__label").textContent, words);
    shown += item.hidden ? 0 : 1;
  }
  facet.classList.toggle("is-filtering", words.length > 0);
  facet.querySelector(".facet__none").hidden = shown > 0;
}

document.addEventListener("input", ({ target }) => {
  if (target.dataset.filters) apply(target);
});

// Enter in a filter box would send the form, which asks nothing new.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.dataset?.filters) event.preventDefault();
});

document.addEventListener("htmx:after:swap", () => {
  for (const box of document.querySelectorAll("[data-filters]")) if (box.value) apply(box);
});

document.addEventListener("click", ({ target }) => {
  if (target.closest(".filters__done")) document.getElementById("filters").open = false;
});
