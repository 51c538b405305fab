// The keys of the editor: one table, from which keys are handled and the sheet of keys is written.
import { element } from "../shared/element.js";
import { openDialog } from "../shared/dialog.js";
import { word } from "../shared/words.js";

const SHOWN = { ArrowUp: "↑", ArrowDown: "↓", ArrowRight: "→", ArrowLeft: "←", Enter: "↵", Escape: "Esc", " ": "Space" };

/** Returns a key with its modifiers, as the table writes it: "Ctrl+Shift+Enter"; ⌘ counts as Ctrl. */
export function keyName(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey && event.key.length > 1) parts.push("Shift");
  const key = event.key.length === 1 && event.ctrlKey ? event.key.toLowerCase() : event.key;
  return [...parts, key].join("+");
}

/**
 * Handles keys by a table of {keys, name, run}; `run(event)` returns false where the key is to do
 * what it does anyway. Entries without `run` are only on the sheet.
 */
export function startKeyboard(table) {
  const runs = new Map();
  for (const { keys, run } of table) if (run) for (const key of keys) runs.set(key, run);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const run = runs.get(keyName(event));
    if (!run || run(event) === false) return;
    event.preventDefault();
  });
}

export function openKeySheet(table) {
  const rows = table.filter((entry) => entry.name).map((entry) => element("tr", {},
    element("th", { scope: "row" }, ...entry.keys.flatMap((key, place) => [place ? " / " : "", ...shownKey(key)])),
    element("td", {}, word(`keys.${entry.name}`))));
  const sheet = element("table", { class: "key-sheet" }, element("tbody", {}, ...rows));
  openDialog(word("keys.title"), sheet, [], { className: "is-wide keys" });
}

function shownKey(key) {
  const parts = key === "+" ? ["+"] : key.split("+");
  return parts.map((part) => element("kbd", {}, SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part)));
}
