// Suggestions under the search box: the editable combobox with a list of the ARIA practices guide.
// Enter without a choice searches for what was typed; focus never leaves the box.

const LATER = 150; // ms without a key before asking
const SHORTEST = 2; // letters worth asking for
const RECENT = 5; // searches of one's own to offer

const box = () => document.getElementById("q");
const list = () => document.getElementById("suggestions");
const options = () => [...list().querySelectorAll("[role=option]")];
const chosen = () => list().querySelector("[aria-selected=true]");

let asking = null;
let timer = 0;

// ── the list ────────────────────────────────────────────────────────────────

function show(count) {
  const open = count > 0;
  list().hidden = !open;
  box().setAttribute("aria-expanded", String(open));
  box().removeAttribute("aria-activedescendant");
  const says = list().dataset;
  const said = count === 1 ? says.one : says.many.replace("{n}", count);
  document.getElementById("suggested").textContent = open ? said : "";
}

function close() {
  asking?.abort();
  clearTimeout(timer);
  show(0);
}

function mark(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) box().setAttribute("aria-activedescendant", option.id);
  else box().removeAttribute("aria-activedescendant");
}

/** Past either end is the box itself, with nothing chosen. */
function move(by) {
  const all = options();
  const at = all.indexOf(chosen());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  mark(all[next]);
}

function choose(option) {
  box().value = option.dataset.query;
  close();
  box().form.requestSubmit();
}

// ── what is in it ───────────────────────────────────────────────────────────

async function ask(text) {
  asking?.abort();
  asking = new AbortController();
  const given = new URLSearchParams({ q: text });
  if (document.documentElement.lang) given.set("ui", document.documentElement.lang);
  try {
    const answer = await fetch(`/suggestions?${given}`, { signal: asking.signal });
    if (!answer.ok || box().value.trim() !== text) return;
    list().innerHTML = await answer.text(); // from this server, escaped there
    show(options().length);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function recent() {
  return JSON.parse(localStorage.getItem("recent") ?? "[]");
}

function remember(text) {
  if (!text) return;
  const others = recent().filter((one) => one !== text);
  localStorage.setItem("recent", JSON.stringify([text, ...others].slice(0, RECENT)));
}

function offerRecent() {
  list().replaceChildren(...recent().map((text, place) => {
    const option = document.createElement("li");
    Object.assign(option, { id: `suggestion-${place + 1}`, textContent: text });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.query = text;
    const note = document.createElement("span");
    Object.assign(note, { className: "sub", textContent: list().dataset.recent });
    option.append(" ", note);
    return option;
  }));
  show(options().length);
}

// ── what happens ────────────────────────────────────────────────────────────

function typed() {
  clearTimeout(timer);
  const text = box().value.trim();
  if (text.length < SHORTEST) return close();
  timer = setTimeout(() => ask(text), LATER);
}

function pressed(event) {
  const open = !list().hidden;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.isComposing) return;
  if (event.key in steps) {
    event.preventDefault();
    if (open) move(steps[event.key]);
    else if (!box().value) offerRecent();
    else ask(box().value.trim());
  } else if (event.key === "Enter" && open && chosen()) {
    event.preventDefault();
    choose(chosen());
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    close();
  }
}

function init() {
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions" };
  for (const [name, value] of Object.entries(attributes)) box().setAttribute(name, value);
  box().setAttribute("aria-expanded", "false");
  box().addEventListener("input", typed);
  box().addEventListener("keydown", pressed);
  box().addEventListener("blur", close);
  box().form.addEventListener("submit", () => {
    remember(box().value.trim());
    close();
  });
  list().addEventListener("pointerdown", (event) => {
    event.preventDefault(); // focus stays in the box
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}

init();
document.addEventListener("htmx:historyRestore", init); // which makes the whole page anew
