// Inline tags in a text: {1}words{/1} around words, {2/} alone; a doubled brace is a plain one.
const TAG = /\{\{|\{(?<closes>\/?)(?<number>\d{1,6})(?<alone>\/?)\}/gu;

/** Returns the tags of a text: {start, end, number, kind: "open" | "close" | "alone"}. */
export function findTags(text) {
  const tags = [];
  for (const match of text.matchAll(TAG)) {
    const { number, closes, alone } = match.groups;
    if (!number) continue;
    const kind = closes ? "close" : alone ? "alone" : "open";
    tags.push({ start: match.index, end: match.index + match[0].length, number, kind, text: match[0] });
  }
  return tags;
}

/** Returns a place outside tags: one within a tag goes to its start or its end. */
export function outside(text, place, isForward) {
  const tag = findTags(text).find((one) => one.start < place && place < one.end);
  if (!tag) return place;
  return isForward ? tag.end : tag.start;
}

/**
 * Returns the edit that replaces a range so that no tag is cut and none stays without its partner:
 * {start, end, text, caret}. Where a tag of a pair goes, the other goes with it, the words stay.
 */
export function wholeEdit(text, from, to, inserted) {
  const tags = findTags(text);
  const start = Math.min(from, ...tags.filter((tag) => tag.start < from && from < tag.end).map((tag) => tag.start));
  const end = Math.max(to, ...tags.filter((tag) => tag.start < to && to < tag.end).map((tag) => tag.end));
  const gone = tags.filter((tag) => start <= tag.start && tag.end <= end);
  const orphans = tags.filter((tag) => !gone.includes(tag) && tag.kind !== "alone" &&
    gone.some((other) => other.number === tag.number && other.kind !== tag.kind && other.kind !== "alone"));
  const first = Math.min(start, ...orphans.map((tag) => tag.start));
  const last = Math.max(end, ...orphans.map((tag) => tag.end));
  const kept = (a, b) => {
    let piece = "";
    let place = a;
    for (const tag of orphans.filter((one) => a <= one.start && one.end <= b)) {
      piece += text.slice(place, tag.start);
      place = tag.end;
    }
    return piece + text.slice(place, b);
  };
  const before = kept(first, start) + inserted;
  return { start: first, end: last, text: before + kept(end, last), caret: first + before.length };
}

/** Returns the tags that a source has and a target has not, pairs as one: [["{1}", "{/1}"], ["{2/}"]]. */
export function missingTags(source, target) {
  if (!source.includes("{") || !target) return [];
  const there = new Set(findTags(target).map((tag) => tag.text));
  const missing = new Map();
  for (const tag of findTags(source)) {
    if (there.has(tag.text)) continue;
    missing.set(tag.number, [...(missing.get(tag.number) ?? []), tag.text]);
  }
  return [...missing.values()];
}
