// Results that were ticked stay ticked while other results are looked at.

const picked = new Set();

function keep() {
  const form = document.getElementById("shortlist");
  if (!form) return;
  for (const field of form.querySelectorAll("input")) field.remove();
  for (const id of picked) {
    const box = document.getElementById(`pick-${id}`);
    if (box) box.checked = true;
    else form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "winner", value: id }));
  }
  const button = form.querySelector("button");
  button.textContent = picked.size ? `Shortlist what is ticked (${picked.size})` : "Shortlist what is ticked";
}

addEventListener("change", ({ target }) => {
  if (!target.matches?.(".pick input")) return;
  if (target.checked) picked.add(target.value);
  else picked.delete(target.value);
  keep();
});

document.addEventListener("htmx:after:swap", keep);

// A browser that goes back brings the ticks, but not what this page knew of them.
addEventListener("pageshow", () => {
  for (const box of document.querySelectorAll(".pick input:checked")) picked.add(box.value);
  keep();
});
