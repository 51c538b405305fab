// Suggestions for a segment: terms and figures to put in by number, texts of the memory to take.
import { get } from "../../shared/api.js";
import { element } from "../../shared/element.js";
import { shownDifference } from "../../shared/difference.js";
import { moment, word, wordOr } from "../../shared/words.js";

const MOST_NUMBERED = 9;

export class Suggestions {
  name = "suggestions";

  /** `insert(text)` puts words in at the caret, `take(text)` makes them the whole target. */
  constructor(model, { insert, take }) {
    Object.assign(this, { model, insert, take });
    this.numbered = [];
    this.ofSegment = 0;
  }

  /** Does what the key of a number does; returns whether there is something under it. */
  use(number, segment) {
    const chosen = this.ofSegment === segment.number ? this.numbered[number - 1] : undefined;
    chosen?.();
    return chosen !== undefined;
  }

  async show(segment, signal) {
    const found = await get(this.model.segmentPath(segment.number, "/suggestions"), { signal });
    this.numbered = [];
    this.ofSegment = segment.number;
    const units = found.memory.map((unit) => this.unit(unit));
    const terms = unique(found.terms).map((term) => this.term(term));
    if (!units.length && !terms.length) return [element("p", { class: "empty" }, word("suggestions.none"))];
    const part = (title, items) => (items.length ? element("section", {}, element("h2", {}, title), element("ul", { class: "suggestion-list" }, ...items)) : "");
    return [part(word("suggestions.memory"), units), part(word("suggestions.terms"), terms)];
  }

  unit(unit) {
    const run = () => this.take(unit.target);
    const note = [`${Math.round(unit.score)}%`, unit.author, unit.date && moment(unit.date), unit.document].filter(Boolean).join(" · ");
    return element("li", {}, element("button", { type: "button", class: "suggestion", onclick: run },
      this.number(run),
      element("span", { class: "suggestion-source", lang: "zh-Hans" }, ...shownDifference(unit.difference)),
      element("span", { lang: "en" }, unit.target),
      element("span", { class: "quiet" }, note)));
  }

  term(term) {
    const run = () => this.insert(term.accepted[0]);
    return element("li", {}, element("button", { type: "button", class: `suggestion is-${term.status}`, onclick: run, title: wordOr(`why.${term.status}`, term.why) },
      this.number(run),
      element("span", { class: "suggestion-source", lang: "zh-Hans" }, term.source),
      element("span", { lang: "en" }, term.accepted.join(" | ")),
      term.status === "proposed" ? element("span", { class: "quiet" }, word("term_status.proposed")) : ""));
  }

  number(run) {
    if (this.numbered.length >= MOST_NUMBERED) return "";
    this.numbered.push(run);
    return element("kbd", {}, `Ctrl ${this.numbered.length}`);
  }
}

function unique(terms) {
  const seen = new Set();
  return terms.filter((term) => {
    const key = `${term.source}\t${term.accepted[0]}`;
    return term.accepted.length > 0 && !seen.has(key) && seen.add(key);
  });
}
