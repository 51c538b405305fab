// A row of the editor: number, source, target, state; headings and cells look like what they are.
import { element } from "../../shared/element.js";
import { word } from "../../shared/words.js";
import { initials } from "../../documents/document_table.js";
import { missingTags } from "../field/tags.js";
import { isWrong } from "../filters.js";
import { markedText, marksOf, untold } from "./marked_text.js";

const STATE_SIGNS = { open: "○", draft: "◔", edited: "◑", confirmed: "✓" };

/** Returns the element of a row; `paintRow` fills it. */
export function makeRow(segment) {
  const row = element(
    "div",
    { role: "listitem", "data-number": segment.number },
    element("div", { class: "row-number" }),
    element("div", { class: "row-source", lang: "zh-Hans" }),
    element("div", { class: "row-target", lang: "en" }),
    element("div", { class: "row-state" }),
  );
  paintRow(row, segment);
  return row;
}

/** Paints what has changed; the target of the active row belongs to its field. */
export function paintRow(row, segment, people = []) {
  const { kind, level } = segment.block;
  const isActive = row.classList.contains("is-active");
  row.className = `row block-${kind} level-${level ?? 0} state-${segment.state}`;
  row.classList.toggle("is-active", isActive);
  row.classList.toggle("is-wrong", isWrong(segment));
  row.classList.toggle("is-same", segment.origin === "none");
  const [number, source, target, state] = row.children;
  number.replaceChildren(String(segment.number), ...people.map((name) => dot(name)));
  source.replaceChildren(markedText(segment.source, marksOf(segment, "source")));
  if (isActive) reachable(source, segment);
  else target.replaceChildren(targetText(segment));
  state.replaceChildren(...stateParts(segment));
}

/** In the active row the keyboard reaches the marks of the source. */
function reachable(source, segment) {
  for (const mark of source.querySelectorAll("[data-requirement]")) {
    const requirement = segment.requirements[Number(mark.dataset.requirement)];
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", word("row.mark", {
      text: mark.textContent, kind: word(`kind.${requirement.kind}`), english: requirement.accepted.join(" | "),
    }));
  }
}

function targetText(segment) {
  if (segment.target) return markedText(segment.target, marksOf(segment, "target"));
  return element("span", { class: "quiet", lang: document.documentElement.lang }, word(segment.origin === "none" ? "row.nothing" : "row.empty"));
}

function stateParts(segment) {
  const name = word(`segment_state.${segment.state}`);
  const parts = [element("span", { class: "state-sign", title: stateTitle(segment, name), "aria-hidden": "true" }, STATE_SIGNS[segment.state])];
  parts.push(element("span", { class: "visually-hidden" }, name));
  const findings = segment.findings.length + untold(segment).length + missingTags(segment.source, segment.target).length;
  if (findings) parts.push(count(isWrong(segment) ? "is-bad" : "is-warn", findings, word("row.findings", { count: findings })));
  if (segment.comments) parts.push(count("is-accent", `“${segment.comments}`, word("row.comments", { count: segment.comments })));
  return parts;
}

function stateTitle(segment, name) {
  const origin = segment.author || word(`origin.${segment.origin}`);
  return `${name} · ${origin}`;
}

function count(look, text, label) {
  return element("span", { class: `badge ${look}`, title: label, role: "img", "aria-label": label }, String(text));
}

function dot(name) {
  return element("span", { class: "person", title: name, role: "img", "aria-label": word("row.here", { name }) }, initials(name));
}
