// Which key does what in the editor; the sheet of keys is written from the same table.
import { openKeySheet } from "./keyboard.js";
import { byId } from "../shared/element.js";

/** Returns the table for `startKeyboard`. */
export function keyTable(editor) {
  const field = () => (editor.active && document.activeElement === editor.active.field.area ? editor.active : null);
  const isTyping = () => document.activeElement.matches("input:not([type=checkbox]), textarea, select");
  const inField = (run) => (event) => (field() ? run(field(), event) : false);
  const always = (run) => () => {
    run();
    return true;
  };
  const digits = Array.from({ length: 9 }, (_, place) => `Ctrl+${place + 1}`);
  return [
    { keys: ["Ctrl+Enter"], name: "confirm", run: always(() => editor.confirm()) },
    { keys: ["Tab"], name: "take_all", run: inField((active, event) => active.alternatives.key(event) || active.ghost.takeAll()) },
    { keys: ["Ctrl+ArrowRight"], name: "take_word", run: inField((active) => active.ghost.takeWord()) },
    { keys: ["Alt+Enter", "Ctrl+ "], name: "complete", run: inField((active) => active.ghost.askNow()) },
    { keys: ["Alt+ArrowDown"], name: "alternatives", run: inField((active) => active.alternatives.open()) },
    { keys: ["Escape"], name: "hide", run: (event) => escape(editor, field(), event) },
    { keys: ["Ctrl+1", "Ctrl+9"], name: "suggestion" },
    ...digits.map((key) => ({ keys: [key], run: () => editor.active ? editor.suggestions.use(Number(key.at(-1)), editor.active.segment) : false })),
    { keys: ["F7"], name: "next_finding", run: always(() => editor.walker.nextFinding(false)) },
    { keys: ["Shift+F7"], name: "previous_finding", run: always(() => editor.walker.nextFinding(true)) },
    { keys: ["F8"], name: "fix", run: always(() => editor.active?.fix()) },
    { keys: ["Ctrl+ArrowDown", "Ctrl+ArrowUp"], name: "step" },
    { keys: ["Ctrl+ArrowDown"], run: always(() => editor.walker.step(1)) },
    { keys: ["Ctrl+ArrowUp"], run: always(() => editor.walker.step(-1)) },
    { keys: ["ArrowDown"], run: inField((active, event) => active.alternatives.key(event) || leave(editor, active, 1)) },
    { keys: ["ArrowUp"], run: inField((active, event) => active.alternatives.key(event) || leave(editor, active, -1)) },
    { keys: ["Enter"], run: inField((active, event) => active.alternatives.key(event)) },
    { keys: ["Ctrl+g"], name: "go_to", run: always(() => editor.walker.askNumber()) },
    { keys: ["Ctrl+z"], name: "undo", run: () => (field() || !isTyping() ? (editor.undo(), true) : false) },
    { keys: ["Ctrl+Insert"], name: "copy_source", run: inField((active) => active.take(active.segment.source)) },
    { keys: ["Ctrl+f"], name: "find", run: always(() => editor.find.open(editor.active?.field.selection ?? "")) },
    { keys: ["Ctrl+k"], name: "concordance", run: always(() => editor.askConcordance()) },
    { keys: ["Ctrl+m"], name: "comment", run: always(() => editor.comment()) },
    { keys: ["Ctrl+d"], name: "propose", run: always(() => editor.propose()) },
    { keys: ["F6"], name: "panel", run: always(() => switchPane(editor, field())) },
    { keys: ["F4"], name: "finish", run: always(() => openFinish(editor)) },
    { keys: ["F9"], name: "page", run: always(() => editor.page.toggle()) },
    { keys: ["?", "Ctrl+/"], name: "keys" },
    { keys: ["?"], run: () => (isTyping() ? false : openKeySheet(editor.keys)) },
    { keys: ["Ctrl+/"], run: always(() => openKeySheet(editor.keys)) },
  ];
}

/** At the first and last line of a field, plain arrows lead to the neighbours. */
function leave(editor, active, step) {
  const { selectionStart, selectionEnd } = active.field.area;
  if (selectionStart !== selectionEnd || !active.field.isAtEdge(step > 0)) return false;
  editor.walker.step(step);
  return true;
}

/** Hides, one thing a key: alternatives, ghost, card; then leaves a bar or panel for the text. */
function escape(editor, active, event) {
  if (active?.alternatives.key(event)) return true;
  if (active?.ghost.isShown) {
    active.ghost.dismiss();
    return true;
  }
  if (editor.why.isShown) {
    editor.why.hide();
    return true;
  }
  if (active || !editor.active) return false;
  editor.active.field.focus(editor.active.field.caret);
  return true;
}

/** Opens the menu of what leaves the house; closed by the same key, the text has the caret again. */
function openFinish(editor) {
  editor.finish.toggle();
  if (!editor.finish.isOpen) editor.active?.field.focus(editor.active.field.caret);
}

function switchPane(editor, active) {
  if (active) byId("tabs").querySelector('[aria-selected="true"]').focus();
  else editor.active?.field.focus(editor.active.field.caret);
}
