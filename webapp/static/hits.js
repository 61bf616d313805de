// A document's page: from hit to hit. Without it the links still lead to the first and the last.

const walk = document.querySelector("[data-hits]");

function hitInSight() {
  return Number(/^#hit-(\d+)$/.exec(location.hash)?.[1] ?? 0);
}

function showHit() {
  const [hit, hits] = [hitInSight(), Number(walk.dataset.hits)];
  const next = (hit % hits) + 1;
  const previous = hit > 1 ? hit - 1 : hits;
  walk.querySelector("[rel=next]").hash = `hit-${next}`;
  walk.querySelector("[rel=prev]").hash = `hit-${previous}`;
  if (!hit) return;
  const says = walk.dataset.says.replace("{n}", hit).replace("{m}", hits);
  walk.querySelector(".hit-count").textContent = says;
}

if (walk) {
  window.addEventListener("hashchange", showHit);
  // The event comes some time after the address has changed: two quick keys must not follow an old link.
  walk.addEventListener("click", showHit, true);
  showHit();
}
