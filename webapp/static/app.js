// What the search page adds to htmx: focus, scroll, the search box, lists to search in.
// Everything here is comfort; without it the page works by links and forms.

let before = null; // where focus was, and what was open, before a swap

// ── results: keep one's place over a swap ───────────────────────────────────

/** Found anew each time: a step back through the history replaces it. */
function searchBox() {
  return document.getElementById("q");
}

function placeOf(element) {
  const chips = element?.closest(".chips") && [...document.querySelectorAll(".chip")];
  return {
    id: element?.id,
    chip: chips ? chips.indexOf(element.closest(".chip")) : -1,
    toHeading: Boolean(element?.closest(".pager, .sort, .tries, .bars, .people")),
    inBox: element === searchBox(),
    inFacets: Boolean(element?.closest(".facets")),
    drawer: Boolean(document.querySelector("#facets:popover-open")),
    sought: [...document.querySelectorAll("[data-finds-in]")].map((one) => [one.id, one.value]),
  };
}

function restore(place) {
  shutFacets();
  if (place.drawer) document.getElementById("facets")?.showPopover();
  if (place.inBox) return;
  followText();
  focusAfter(place)?.focus({ preventScroll: !place.toHeading });
}

function focusAfter(place) {
  const heading = document.getElementById("results");
  if (place.toHeading) return heading;
  if (place.chip >= 0) return document.querySelectorAll(".chip")[place.chip] ?? heading;
  return (place.id && document.getElementById(place.id)) || heading;
}

/** The box shows the text of the search in sight, whichever link led to it. */
function followText() {
  const text = document.getElementById("results")?.dataset.text;
  const box = searchBox();
  if (text !== undefined && box.value.trim() !== text) box.value = text;
}

// ── search box: submitting overtakes the typing that is still to be sent ─────

let submitted = null;

document.addEventListener("submit", () => (submitted = searchBox().value));
document.addEventListener("input", () => (submitted = null));
document.addEventListener("htmx:confirm", (event) => {
  if (event.target === searchBox() && event.target.value === submitted) event.preventDefault();
});

/** An answer that a newer question overtook is dropped on purpose: no error to log. */
let dropping = false;

htmx.logger = (_, name, detail) => {
  if (name === "htmx:abort") dropping = true;
  if (dropping && ["htmx:afterRequest", "htmx:sendAbort"].includes(name)) delete detail.error;
  if (name === "htmx:sendAbort") dropping = false;
};

// ── swaps ───────────────────────────────────────────────────────────────────

document.addEventListener("htmx:beforeSwap", (event) => {
  const { elt, triggeringEvent } = event.detail.requestConfig;
  const active = document.activeElement;
  const stays = elt.contains(active) || active?.matches("[data-finds-in]");
  before = placeOf(stays ? active : triggeringEvent?.submitter ?? elt);
});

// At once: what is typed before the page has settled goes on with what was typed before.
document.addEventListener("htmx:afterSwap", () => {
  if (!before?.inBox && !before?.inFacets) return;
  for (const [id, value] of before.sought) seek(document.getElementById(id), value);
  before.sought = [];
});

document.addEventListener("htmx:afterSettle", () => {
  if (before) restore(before);
  before = null;
});

document.addEventListener("htmx:beforeRequest", () => setBusy("true"));
document.addEventListener("htmx:afterRequest", () => setBusy("false"));

function setBusy(value) {
  document.getElementById("main").setAttribute("aria-busy", value);
}

// ── history: htmx fetches the page again, how far one had read is kept here ─

const MOST_SCROLLS = 100; // addresses

let inSight = here(); // the address of what is shown: on a step back the bar is ahead of it

function here() {
  return location.pathname + location.search;
}

/** Was the search in sight chosen, by submitting it or a link to it, or is it being typed? */
let chosen = isSearch();

function isSearch() {
  return location.search !== "";
}

/** What is typed takes the place of what was typed before, never of a search that was chosen. */
function keepChosen({ detail }) {
  const typed = detail.requestConfig.elt === searchBox();
  if (typed && detail.history.path === inSight) return;
  if (typed && chosen) detail.history.type = "push";
  chosen = !typed;
}

function scrolls() {
  return new Map(JSON.parse(sessionStorage.getItem("scrolls") ?? "[]"));
}

function keepScroll() {
  const kept = scrolls();
  kept.delete(inSight); // set anew, it is the youngest
  kept.set(inSight, window.scrollY);
  sessionStorage.setItem("scrolls", JSON.stringify([...kept].slice(-MOST_SCROLLS)));
}

function restoreScroll() {
  inSight = here();
  chosen = isSearch();
  window.scrollTo(0, scrolls().get(inSight) ?? 0);
}

/** A page that is loaded again by a step in the history, or on purpose. */
function isReturn() {
  const [visit] = performance.getEntriesByType("navigation");
  return ["back_forward", "reload"].includes(visit?.type);
}

if (searchBox().hasAttribute("hx-get")) {
  history.scrollRestoration = "manual"; // else the browser scrolls what is yet to be replaced
  window.addEventListener("load", () => isReturn() && restoreScroll());
  window.addEventListener("pagehide", keepScroll);
  document.addEventListener("htmx:beforeHistorySave", keepScroll);
  document.addEventListener("htmx:beforeHistoryUpdate", keepChosen);
  document.addEventListener("htmx:pushedIntoHistory", () => (inSight = here()));
  document.addEventListener("htmx:replacedInHistory", () => (inSight = here()));
  document.addEventListener("htmx:historyRestore", restoreScroll);
}

// ── lists to search in ──────────────────────────────────────────────────────

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function seek(input, value = input?.value) {
  if (!input) return;
  input.value = value;
  const wanted = plain(value);
  const items = [...document.getElementById(input.dataset.findsIn).children];
  for (const item of items) item.hidden = !plain(item.textContent).includes(wanted);
  const nothing = document.getElementById(`nothing-${input.dataset.findsIn}`);
  nothing.textContent = items.every((item) => item.hidden) ? nothing.dataset.says : "";
}

/** What is looked for may be further down: the first letter asks for the whole list. */
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-finds-in]")) return;
  seek(target);
  const more = target.value && document.getElementById(target.dataset.more);
  if (more && !more.dataset.asked) {
    more.dataset.asked = "yes";
    more.click();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-finds-in]")) event.preventDefault();
});

// ── groups of filters that the reader shut stay so, in this browser ─────────

function shut() {
  return new Set(JSON.parse(localStorage.getItem("shut") ?? "[]"));
}

function shutFacets() {
  for (const id of shut()) document.getElementById(id)?.removeAttribute("open");
}

document.addEventListener("click", ({ target }) => {
  const facet = target.closest?.("details.facet > summary")?.parentElement;
  if (!facet) return;
  const kept = shut();
  if (facet.open) kept.add(facet.id); // it is about to be shut
  else kept.delete(facet.id);
  localStorage.setItem("shut", JSON.stringify([...kept]));
});

shutFacets();
document.addEventListener("htmx:historyRestore", shutFacets);
