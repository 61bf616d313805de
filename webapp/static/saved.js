// Searches that a reader keeps, in this browser alone. Without it every search still has its address.

const MOST = 50;
const TITLE = 200; // characters

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem("kept") ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one?.address === "string" && /^\/\?/.test(one.address)) : [];
  } catch {
    return []; // somebody else wrote there
  }
}

function keep(searches) {
  localStorage.setItem("kept", JSON.stringify(searches.slice(0, MOST)));
  show();
}

function item({ address, title }, list) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const remove = document.createElement("button");
  Object.assign(link, { href: address, textContent: title || address });
  Object.assign(remove, { type: "button", className: "quietly", textContent: list.dataset.remove });
  remove.setAttribute("aria-label", `${list.dataset.remove}: ${link.textContent}`);
  remove.addEventListener("click", () => {
    keep(kept().filter((one) => one.address !== address));
    (document.querySelector("#kept-list button") ?? document.getElementById("results")).focus();
  });
  entry.append(link, " ", remove);
  return entry;
}

function show() {
  const list = document.getElementById("kept-list");
  if (!list) return;
  const searches = kept();
  list.replaceChildren(...searches.map((one) => item(one, list)));
  document.getElementById("kept-searches").hidden = searches.length === 0;
}

document.addEventListener("click", ({ target }) => {
  if (target.id !== "save") return;
  const address = location.pathname + location.search;
  const title = document.title.slice(0, TITLE);
  const others = kept().filter((one) => one.address !== address);
  keep([{ address, title }, ...others]);
  document.getElementById("say").textContent = target.dataset.done;
  target.textContent = target.dataset.done;
});

for (const name of ["htmx:afterSettle", "htmx:historyRestore"]) document.addEventListener(name, show);
show();
