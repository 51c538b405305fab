// Writes a text with its tags as chips and its terms, figures, names and findings marked.
import { element } from "../../shared/element.js";
import { toUnits } from "../field/code_points.js";
import { findTags } from "../field/tags.js";

/** Returns the marks of one side: {start, end, look, requirement | finding}. */
export function marksOf(segment, side) {
  const text = segment[side];
  const marks = [];
  segment.requirements.forEach((requirement, requirementPlace) => {
    const span = toUnits(text, requirement[`${side}_span`]);
    if (!span || span[0] === span[1] || isQuiet(requirement)) return;
    const look = `mark-${requirement.kind}${requirement.is_met ? "" : " is-unmet"}`;
    marks.push({ start: span[0], end: span[1], look, requirement: requirementPlace });
  });
  segment.findings.forEach((finding, findingPlace) => {
    const span = toUnits(text, finding[`${side}_span`]);
    if (!span || span[0] === span[1] || (side === "source" && isRequired(segment, finding))) return;
    marks.push({ start: span[0], end: span[1], look: `finding-${finding.severity}`, finding: findingPlace });
  });
  return marks;
}

/** What must not be written, and is not, needs no mark. */
const isQuiet = (requirement) => requirement.kind === "forbidden" && requirement.is_met;

/** Tells whether a finding says of the source what an unmet requirement says already. */
export function isRequired(segment, { source_span: span }) {
  return Boolean(span) && segment.requirements.some((one) => !one.is_met && one.source_span?.[0] < span[1] && span[0] < one.source_span[1]);
}

/** Returns the unmet requirements that no finding tells of. */
export function untold(segment) {
  const isTold = ({ source_span: span }) => segment.findings.some(({ source_span: other }) => span && other && other[0] < span[1] && span[0] < other[1]);
  return segment.requirements.filter((one) => !one.is_met && !isTold(one));
}

/** Moves marks along with an edit of the text until the server has answered; touched ones go. */
export function movedMarks(marks, before, after) {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= start) return [mark];
    if (mark.start >= end) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}

/** Returns a fragment of the text, cut at the ends of marks and tags; marks may lie over each other. */
export function markedText(text, marks) {
  const tags = findTags(text);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...tags]) cuts.add(start).add(end);
  const places = [...cuts].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b);
  const fragment = document.createDocumentFragment();
  for (let turn = 0; turn + 1 < places.length; turn += 1) {
    const [start, end] = [places[turn], places[turn + 1]];
    const piece = text.slice(start, end);
    const covering = marks.filter((mark) => mark.start <= start && end <= mark.end);
    const isTag = tags.some((tag) => tag.start <= start && end <= tag.end);
    fragment.append(covering.length || isTag ? markedPiece(piece, covering, isTag) : piece);
  }
  return fragment;
}

function markedPiece(text, covering, isTag) {
  const looks = covering.map((mark) => mark.look);
  if (isTag) looks.push("chip");
  const requirement = covering.find((mark) => mark.requirement !== undefined)?.requirement;
  const finding = covering.find((mark) => mark.finding !== undefined)?.finding;
  return element("span", { class: looks.join(" "), "data-requirement": requirement, "data-finding": finding }, text);
}
