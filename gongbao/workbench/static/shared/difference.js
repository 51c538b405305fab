// How two texts differ, word by word: by the longest words they share, in order.
import { element } from "./element.js";

const MOST_CELLS = 400_000;

/** Returns [["same" | "lost" | "added", text], ...]; Chinese is compared sign by sign. */
export function difference(before, after) {
  const a = cut(before);
  const b = cut(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const pieces = [];
  add(pieces, "same", a.slice(0, start));
  middle(pieces, a.slice(start, endA), b.slice(start, endB));
  add(pieces, "same", a.slice(endA));
  return pieces.map(([kind, words]) => [kind, words.join("")]);
}

/** Returns elements that show a difference: <del>, <ins> and text. */
export function shownDifference(pieces) {
  return pieces.map(([kind, text]) => {
    if (kind === "same") return document.createTextNode(text);
    return element(kind === "lost" ? "del" : "ins", {}, text);
  });
}

function middle(pieces, a, b) {
  if (a.length * b.length > MOST_CELLS) {
    add(pieces, "lost", a);
    add(pieces, "added", b);
    return;
  }
  const width = b.length + 1;
  const shared = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      shared[i * width + j] = a[i] === b[j]
        ? shared[(i + 1) * width + j + 1] + 1
        : Math.max(shared[(i + 1) * width + j], shared[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces, "same", [a[i++]]);
      j += 1;
    } else if (i < a.length && (j === b.length || shared[(i + 1) * width + j] >= shared[i * width + j + 1])) {
      add(pieces, "lost", [a[i++]]);
    } else {
      add(pieces, "added", [b[j++]]);
    }
  }
}

function add(pieces, kind, words) {
  if (!words.length) return;
  const last = pieces.at(-1);
  if (last && last[0] === kind) last[1].push(...words);
  else pieces.push([kind, [...words]]);
}

function cut(text) {
  return text.match(/\{\/?\d+\/?\}|\p{Script=Han}|[\p{L}\p{N}.,%’'-]*[\p{L}\p{N}%]|\s+|./gsu) ?? [];
}
