// Single-key shortcuts, which the reader can switch off (WCAG 2.1.4).

const isOff = () => localStorage.getItem("keys") === "off";

/** Results are links to step through; the one in focus is where one stands. */
function step(by) {
  const titles = [...document.querySelectorAll(".hits h2 a")];
  const at = titles.indexOf(document.activeElement);
  titles[at < 0 ? 0 : Math.min(Math.max(at + by, 0), titles.length - 1)]?.focus();
}

const ACTIONS = {
  "/": () => document.getElementById("q").focus(),
  "?": () => document.getElementById("shortcuts").togglePopover(),
  j: () => step(1),
  k: () => step(-1),
  n: () => document.querySelector(".walk [rel=next]")?.click(),
  p: () => document.querySelector(".walk [rel=prev]")?.click(),
  "[": () => document.getElementById("before")?.click(),
  "]": () => document.getElementById("after")?.click(),
  u: () => document.querySelector(".walk [rel=up]")?.click(),
};

function isWriting(element) {
  return element.isContentEditable || element.matches("input:not([type=checkbox]), textarea, select");
}

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const action = ACTIONS[event.key];
  if (!action || held || isOff() || isWriting(event.target)) return;
  event.preventDefault();
  action();
});

document.addEventListener("change", ({ target }) => {
  if (target.id === "keys") localStorage.setItem("keys", target.checked ? "on" : "off");
});

// When the list opens, since a step back through the history makes it anew.
document.addEventListener("beforetoggle", ({ target }) => {
  if (target.id === "shortcuts") document.getElementById("keys").checked = !isOff();
}, true);
