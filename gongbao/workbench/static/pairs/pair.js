// One published page: its beads side by side, mended with keys, then stored.
import { get, post, put } from "../shared/api.js";
import { openDialog } from "../shared/dialog.js";
import { byId, element } from "../shared/element.js";
import { startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";
import { handedOn, merged, nextDoubtful, split, takenBack, unlinked } from "./bead_list.js";

const list = byId("beads");
const place = `/api/pairs/${list.dataset.pair}`;
let page = null;
let at = 0;
const former = [];
let saving = Promise.resolve();

await startShell();
page = await get(place);
wire();
show();

function wire() {
  byId("pair-next").addEventListener("click", goToDoubtful);
  byId("pair-undo").addEventListener("click", undo);
  byId("pair-store").addEventListener("click", store);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("li");
    if (row) go(Number(row.dataset.place));
  });
  document.addEventListener("keydown", onKey);
}

function onKey(event) {
  if (event.target.closest("input, select, textarea, dialog")) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z") {
    event.preventDefault();
    undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = {
    m: () => change(merged(page.beads, at)),
    s: () => change(split(page.beads, at)),
    u: () => change(unlinked(page.beads, at)),
    1: () => change(handedOn(page.beads, at, "source")),
    2: () => change(handedOn(page.beads, at, "target")),
    "!": () => change(takenBack(page.beads, at, "source")),
    "@": () => change(takenBack(page.beads, at, "target")),
    n: goToDoubtful,
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(page.beads.length - 1),
  };
  const run = steps[event.key] ?? steps[event.key.toLowerCase()];
  if (!run) return;
  event.preventDefault();
  run();
}

function change(beads) {
  if (page.published || !beads) return;
  former.push(page.beads);
  put_(beads);
}

function undo() {
  const beads = former.pop();
  if (beads) put_(beads);
}

/** Shows the beads at once and saves them in order; what the server refuses is loaded anew. */
function put_(beads) {
  page.beads = beads;
  at = Math.min(at, beads.length - 1);
  show();
  byId("pair-state").textContent = word("saving.saving");
  saving = saving.then(async () => {
    try {
      const sent = beads.map(({ source, target }) => ({ source, target }));
      const saved = await put(`${place}/beads`, { beads: sent, version: page.version });
      page.version = saved.version;
      byId("pair-state").textContent = word("saving.saved");
    } catch (error) {
      tell(error.message || word("saving.offline"), { isBad: true });
      page = await get(place);
      show();
    }
  });
}

function go(target, { focus = true } = {}) {
  at = Math.max(0, Math.min(page.beads.length - 1, target));
  for (const row of list.children) {
    const isHere = Number(row.dataset.place) === at;
    row.setAttribute("aria-current", String(isHere));
    row.tabIndex = isHere ? 0 : -1;
    if (isHere && focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  }
}

function goToDoubtful() {
  const next = nextDoubtful(page.beads, at);
  if (next < 0) tell(word("pairs.no_doubtful"));
  else go(next);
}

function show() {
  list.replaceChildren(...page.beads.map(row));
  byId("pair-store").disabled = Boolean(page.published);
  byId("pair-doubt").hidden = !page.doubts.length;
  byId("pair-doubt").textContent = page.doubts.join("; ");
  go(at);
}

function row(bead, number) {
  const level = bead.score >= 0.9 ? "sure" : bead.score >= 0.7 ? "fair" : "doubtful";
  const score = bead.is_mended ? word("pairs.by_hand") : `${Math.round(100 * bead.score)} %`;
  const single = bead.source.length && bead.target.length ? "" : " is-single";
  return element("li", { "data-place": number, class: `bead is-${level}${single}` },
    element("div", { class: "side", lang: "zh-Hans" }, ...sentences(page.sources, bead.source)),
    element("div", { class: "side", lang: "en" }, ...sentences(page.targets, bead.target)),
    element("span", { class: "score" }, score),
  );
}

function sentences(texts, numbers) {
  if (!numbers.length) return [element("p", { class: "quiet" }, word("pairs.nothing"))];
  return numbers.map((number) => element("p", {}, texts[number]));
}

function store() {
  const remember = element("input", { type: "checkbox", checked: true });
  const propose = element("input", { type: "checkbox", checked: true });
  const content = element("div", {},
    element("label", { class: "check" }, remember, word("pairs.remember")),
    element("label", { class: "check" }, propose, word("pairs.propose")),
  );
  const run = async () => {
    await saving;
    try {
      const stored = await post(`${place}/store`, { remember: remember.checked, propose: propose.checked });
      tell(word("pairs.stored_told", stored), { seconds: 10 });
      page = await get(place);
      show();
      return true;
    } catch (error) {
      tell(error.message, { isBad: true });
      return false;
    }
  };
  openDialog(word("pairs.store_title"), content, [{ name: word("pairs.store"), isMain: true, run }]);
}
