// Which segments are shown: by state, by findings, by who changed them, by a text in them.
import { byId, element } from "../shared/element.js";
import { userName } from "../shared/shell.js";
import { word } from "../shared/words.js";
import { missingTags } from "./field/tags.js";

const COUNT_MS = 300;
const TYPING_MS = 100;

export const isWrong = (segment) =>
  segment.findings.some((finding) => finding.severity !== "minor" && finding.severity !== "neutral") ||
  segment.requirements.some((requirement) => !requirement.is_met) ||
  missingTags(segment.source, segment.target).length > 0;

const KINDS = {
  all: () => true,
  open: (segment) => segment.state !== "confirmed" && segment.origin !== "none",
  findings: isWrong,
  warnings: (segment) => segment.findings.some((finding) => finding.severity === "minor"),
  mine: (segment) => segment.author === userName() && (segment.state === "edited" || segment.state === "confirmed"),
  confirmed: (segment) => segment.state === "confirmed",
};

export const isOpen = KINDS.open;

/** Sends "changed" when other segments are shown. */
export class Filters extends EventTarget {
  constructor(model) {
    super();
    this.model = model;
    this.kind = "all";
    this.buttons = new Map();
    for (const kind of Object.keys(KINDS)) {
      const count = element("span", { class: "filter-count" });
      const button = element("button", { type: "button", "aria-pressed": kind === "all", onclick: () => this.choose(kind) }, word(`filters.${kind}`), " ", count);
      this.buttons.set(kind, { button, count });
      byId("filters").append(button);
    }
    this.text = byId("filter-text");
    this.text.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.dispatchEvent(new Event("changed")), TYPING_MS);
    });
    model.addEventListener("changed", () => this.countSoon());
    model.addEventListener("loaded", () => this.countSoon());
  }

  choose(kind) {
    this.kind = kind;
    for (const [name, { button }] of this.buttons) button.setAttribute("aria-pressed", String(name === kind));
    this.dispatchEvent(new Event("changed"));
  }

  /** Returns the numbers of the segments that are shown. */
  shown() {
    const isKind = KINDS[this.kind];
    const wanted = this.text.value.trim().toLowerCase();
    const numbers = [];
    for (const segment of this.model.segments) {
      if (!segment || !isKind(segment)) continue;
      if (wanted && !segment.source.toLowerCase().includes(wanted) && !segment.target.toLowerCase().includes(wanted)) continue;
      numbers.push(segment.number);
    }
    return numbers;
  }

  countSoon() {
    if (this.counting) return;
    this.counting = setTimeout(() => {
      this.counting = 0;
      this.count();
    }, COUNT_MS);
  }

  count() {
    for (const [kind, { count }] of this.buttons) {
      let found = 0;
      for (const segment of this.model.segments) if (segment && KINDS[kind](segment)) found += 1;
      count.textContent = String(found);
    }
  }
}
