// A box as a combobox with a list of suggestions: the APG pattern, list autocomplete, manual
// selection. `data-suggestions` names the list, and that one says where suggestions come from.
// Without this script the box is a plain search field.

const QUIET = 120;
const ENOUGH = 200;
const BOXES = "input[data-suggestions]";
// A page has one such box; Back may have put a new one into it.
const box = () => document.querySelector(BOXES);
const list = () => document.getElementById(box().dataset.suggestions);
const options = () => [...list().querySelectorAll("[role=option]")];
let timer;
let request = new AbortController();
let isAwaited = false;

function close() {
  clearTimeout(timer);
  isAwaited = false;
  request.abort();
  list().hidden = true;
  box().setAttribute("aria-expanded", "false");
  choose(null);
}

const isOpen = () => !list().hidden;

function choose(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (!option) return box().removeAttribute("aria-activedescendant");
  box().setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

// From the last to the first and back, past the box itself, where nothing is chosen.
function move(step) {
  const stops = [null, ...options()];
  const at = stops.indexOf(chosen() ?? null);
  choose(stops.at((at + step + stops.length) % stops.length));
}

// The server's plain list of links, in the words of a combobox. What somebody has chosen while the
// list was on its way stays chosen, if it is still there.
function dress(html) {
  const kept = chosen()?.href;
  list().innerHTML = html;
  for (const group of list().querySelectorAll("section")) group.setAttribute("role", "group");
  for (const part of list().querySelectorAll("h2, ul, li")) part.setAttribute("role", "presentation");
  for (const link of list().querySelectorAll("a")) {
    link.setAttribute("role", "option");
    link.tabIndex = -1;
  }
  choose(options().find(({ href }) => href === kept) ?? null);
}

function room() {
  const view = window.visualViewport;
  return view.height + view.offsetTop - list().getBoundingClientRect().top - 8;
}

// As tall as the view leaves room for, above an on-screen keyboard too.
function fit() {
  list().style.setProperty("--room", `${Math.max(room(), 120)}px`);
}

async function suggest() {
  const text = box().value.trim();
  request.abort();
  request = new AbortController();
  const { signal } = request;
  if (!text) return close();
  try {
    const url = `${list().dataset.url}?${new URLSearchParams({ q: text })}`;
    const answer = await fetch(url, { signal, headers: { "HX-Request": "true", "HX-Request-Type": "partial" } });
    const html = answer.ok ? await answer.text() : "";
    if (signal.aborted) return;
    isAwaited = false;
    show(html);
  } catch {
    if (!signal.aborted) close();
  }
}

function show(html) {
  dress(html);
  const number = options().length;
  if (!number || document.activeElement !== box()) return close();
  list().hidden = false;
  box().setAttribute("aria-expanded", "true");
  if (!chosen()) list().scrollTop = 0;
  if (room() < ENOUGH) box().scrollIntoView({ block: "start", behavior: "instant" });
  fit();
  document.dispatchEvent(new CustomEvent("suggested", { detail: number }));
}

const KEYS = {
  ArrowDown: () => (isOpen() ? move(1) : suggest()),
  ArrowUp: () => isOpen() && move(-1),
  // Chromium would empty the box: while the list is open or on its way, Escape is for the list.
  Escape: () => (isOpen() || isAwaited) && close(),
  Enter: () => isOpen() && chosen()?.click(),
};

// What is meant for the box goes there and the form is sent, so that nothing else of it is lost.
function take(event) {
  const option = event.target.closest("[role=option][data-value]");
  if (!option || !list().contains(option)) return;
  event.preventDefault();
  box().value = option.dataset.value;
  close();
  box().form.requestSubmit();
}

function press(event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !(event.key in KEYS)) return;
  const isHeld = isOpen() || (event.key === "Escape" && isAwaited);
  const leaves = event.key === "Enter" ? isOpen() && chosen() : isHeld || event.key === "ArrowDown";
  if (leaves) event.preventDefault();
  KEYS[event.key]();
  if (event.key === "Enter") close();
}

// The box may be a new one after Back, so nothing but its attributes is put on it.
function start() {
  if (!box() || box().hasAttribute("role")) return;
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list().id };
  for (const [name, value] of Object.entries(attributes)) box().setAttribute(name, value);
}

const on = (event, act) => document.addEventListener(event, (e) => e.target.matches(BOXES) && act(e));

on("input", () => {
  clearTimeout(timer);
  isAwaited = true;
  timer = setTimeout(suggest, QUIET);
});
on("keydown", press);
on("focusout", close);
document.addEventListener("submit", (event) => event.target === box()?.form && close());
document.addEventListener("click", take);
// A press on the list must not take the focus from the box, or the list would be gone too soon.
document.addEventListener("mousedown", (event) => box() && list().contains(event.target) && event.preventDefault());
document.addEventListener("htmx:after:swap", start);
window.visualViewport.addEventListener("resize", () => box() && isOpen() && fit());
window.addEventListener("pagehide", () => box() && close());

start();
