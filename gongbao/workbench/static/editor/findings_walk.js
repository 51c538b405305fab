// From finding to finding through the document, by key: in the segment first, then in the next.
import { toUnits } from "./field/code_points.js";

/** Returns the findings of a segment that stand in its target, by place: {start, end, finding}. */
export function placed(segment) {
  const found = [];
  for (const finding of segment.findings) {
    const span = toUnits(segment.target, finding.target_span);
    if (span) found.push({ start: span[0], end: span[1], finding });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Returns the finding in or after the selection, backward the one before it; null for none. */
export function nextInSegment(segment, { start, end, isBack }) {
  const found = placed(segment);
  if (isBack) return found.filter((one) => one.end <= start && one.start < start).at(-1) ?? null;
  return found.find((one) => one.start >= end && !(one.start === start && one.end === end)) ?? null;
}

/** Returns the number of the next segment with something to look at, around the end; null for none. */
export function nextWithFindings(model, numbers, from, isBack) {
  const place = numbers.indexOf(from);
  const count = numbers.length;
  for (let step = 1; step <= count; step += 1) {
    const at = (((isBack ? place - step : place + step) % count) + count) % count;
    const segment = model.segment(numbers[at]);
    if (segment && (segment.findings.length || segment.requirements.some((one) => !one.is_met))) return segment.number;
  }
  return null;
}

/** Returns the finding whose fix a key applies: the selected one, the one at the caret, or the first. */
export function fixable(segment, start, end) {
  const found = placed(segment).filter((one) => one.finding.suggestion);
  return found.find((one) => one.start === start && one.end === end) ??
    found.find((one) => one.start <= end && start <= one.end) ?? found[0] ?? null;
}
