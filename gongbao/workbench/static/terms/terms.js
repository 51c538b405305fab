// The terms page: search or queue on the left, the entry on the right; both by keyboard.
import { get } from "../shared/api.js";
import { byId } from "../shared/element.js";
import { mayDecideTerms, startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";
import { TermEntry } from "./term_entry.js";
import { TermList } from "./term_list.js";
import { openProposal } from "./proposal.js";
import { startTermTools } from "./term_tools.js";

const TYPING_MS = 120;

let mode = "search";
let typing = 0;
let asked = null;

await startShell();
const mayDecide = mayDecideTerms();
const entry = new TermEntry(byId("term-entry"), { mayDecide, decided });
const list = new TermList(byId("term-list"), (term) => entry.show(term.id));
wire();
startTermTools(() => Promise.all([refresh(), countQueue()]), (term) => entry.show(term));
await Promise.all([refresh(), countQueue()]);

function wire() {
  byId("term-query").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(refresh, TYPING_MS);
  });
  byId("term-status").addEventListener("change", refresh);
  byId("term-search").addEventListener("submit", (event) => {
    event.preventDefault();
    list.step(0, { focus: true });
  });
  byId("term-query").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.step(0, { focus: true });
    }
  });
  byId("term-propose").addEventListener("click", () => openProposal({}, refresh));
  const tabs = [byId("mode-search"), byId("mode-queue")];
  tabs.forEach((tab) => tab.addEventListener("click", () => setMode(tab.id.slice(5))));
  tabs.forEach((tab, place) => tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs[1 - place];
    setMode(other.id.slice(5));
    other.focus();
  }));
  document.addEventListener("keydown", onKey);
}

function setMode(chosen) {
  mode = chosen;
  for (const name of ["search", "queue"]) {
    byId(`mode-${name}`).setAttribute("aria-selected", String(name === mode));
    byId(`mode-${name}`).tabIndex = name === mode ? 0 : -1;
  }
  byId("term-search").hidden = mode !== "search";
  byId("queue-keys").hidden = mode !== "queue" || !mayDecide;
  byId("term-list").setAttribute("aria-labelledby", `mode-${mode}`);
  refresh().then(() => list.step(0, { focus: mode === "queue" }));
}

/** Asks for what is searched or waits; an answer that comes after a later question is dropped. */
async function refresh() {
  asked?.abort();
  const mine = (asked = new AbortController());
  const query = new URLSearchParams({ q: byId("term-query").value, status: byId("term-status").value, limit: "100" });
  try {
    const path = mode === "queue" ? "/api/terms/queue" : `/api/terms?${query}`;
    const { terms } = await get(path, { signal: mine.signal });
    if (mine !== asked) return;
    list.show(terms, word(mode === "queue" ? "terms.queue_empty" : "terms.none"));
    if (mode === "queue") showCount(terms.length);
  } catch (error) {
    if (error.name !== "AbortError") tell(error.message || word("saving.offline"), { isBad: true });
  }
}

async function countQueue() {
  const { terms } = await get("/api/terms/queue");
  showCount(terms.length);
}

function showCount(count) {
  byId("queue-count").textContent = count ? String(count) : "";
}

/** A proposal was decided: the next one comes up. */
async function decided() {
  const place = list.place;
  await refresh();
  if (mode === "queue") list.step(0, { from: Math.min(place, list.terms.length - 1), focus: true });
  else await countQueue();
}

function onKey(event) {
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = {
    "/": () => byId("term-query").focus(),
    j: () => list.step(1, { focus: true }),
    k: () => list.step(-1, { focus: true }),
    ArrowDown: () => list.step(1, { focus: true }),
    ArrowUp: () => list.step(-1, { focus: true }),
    a: () => mayDecide && entry.approve(),
    e: () => mayDecide && entry.edit(),
    r: () => mayDecide && entry.reject(),
    p: () => openProposal({}, refresh),
  };
  const run = keys[event.key];
  if (!run || (event.target.closest('[role="tab"]') && event.key.startsWith("Arrow"))) return;
  event.preventDefault();
  run();
}
