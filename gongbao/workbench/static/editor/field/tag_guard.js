// Keeps tags whole while a field is edited: the caret jumps over them, deleting takes all of one.
import { findTags, outside, wholeEdit } from "./tags.js";

const WORD_BACK = /(?:[\p{L}\p{N}_'’-]+|[^\p{L}\p{N}\s]+)?\s*$/u;
const WORD_FORWARD = /^\s*(?:[\p{L}\p{N}_'’-]+|[^\p{L}\p{N}\s]+)?/u;

/** `replace(start, end, text, caret)` edits the text so that the browser can undo it. */
export function guardTags(area, replace) {
  let last = { start: 0, end: 0 };
  area.addEventListener("beforeinput", (event) => {
    if (event.isComposing || event.inputType.startsWith("history")) return;
    if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") {
      event.preventDefault();
      return;
    }
    const cut = cutTag(area);
    const range = cut ? cutRange(cut, event.inputType) : touched(area, event.inputType);
    if (!range || !(cut || meetsTag(area.value, range))) return;
    event.preventDefault();
    const edit = wholeEdit(area.value, range[0], range[1], event.data ?? "");
    replace(edit.start, edit.end, edit.text, edit.caret);
  });
  area.addEventListener("paste", (event) => {
    event.preventDefault();
    const pasted = event.clipboardData.getData("text/plain").replace(/\s*[\r\n]+\s*/gu, " ");
    const edit = wholeEdit(area.value, area.selectionStart, area.selectionEnd, pasted);
    replace(edit.start, edit.end, edit.text, edit.caret);
  });
  const keepOutside = (event) => {
    if (event.isComposing || document.activeElement !== area) return;
    const { selectionStart: from, selectionEnd: to, selectionDirection: direction } = area;
    const start = outside(area.value, from, from === to ? from > last.start : from > last.start && direction === "backward");
    const end = from === to ? start : outside(area.value, to, !(to < last.end && direction !== "backward"));
    last = { start, end };
    if (start !== from || end !== to) area.setSelectionRange(start, end, direction);
  };
  document.addEventListener("selectionchange", keepOutside);
  area.addEventListener("selectionchange", keepOutside);
  return () => document.removeEventListener("selectionchange", keepOutside);
}

/** Returns the tag that a caret stands in, before it has been moved out of it. */
function cutTag({ selectionStart: from, selectionEnd: to, value }) {
  return from === to ? findTags(value).find((tag) => tag.start < from && from < tag.end) : undefined;
}

function cutRange(tag, type) {
  return type.startsWith("delete") ? [tag.start, tag.end] : [tag.end, tag.end];
}

/** Returns the range that an input will replace, null where it only inserts. */
function touched(area, type) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  if (from !== to) return [from, to];
  if (!type.startsWith("delete")) return null;
  const before = value.slice(0, from);
  const after = value.slice(from);
  const tags = findTags(value);
  const behind = tags.find((tag) => tag.end === from);
  const ahead = tags.find((tag) => tag.start === from);
  const isBack = type.endsWith("Backward");
  if (isBack && behind) return [behind.start, from];
  if (!isBack && ahead) return [from, ahead.end];
  if (type === "deleteWordBackward") return [from - before.match(WORD_BACK)[0].length, from];
  if (type === "deleteWordForward") return [from, from + after.match(WORD_FORWARD)[0].length];
  if (/Line/u.test(type)) return isBack ? [0, from] : [from, value.length];
  return null;
}

function meetsTag(text, [start, end]) {
  return findTags(text).some((tag) => tag.start < end && start < tag.end);
}
