// The list of terms that were found; one is chosen, and shown beside it.
import { element } from "../shared/element.js";
import { word } from "../shared/words.js";

const LOOKS = { approved: "is-good", proposed: "is-warn", retired: "" };

export class TermList {
  constructor(place, choose) {
    this.choose = choose;
    this.at = place;
    this.terms = [];
    this.place = -1;
    this.at.addEventListener("click", (event) => {
      const row = event.target.closest("[data-place]");
      if (row) this.step(0, { from: Number(row.dataset.place), focus: true });
    });
  }

  show(terms, none) {
    const chosen = this.terms[this.place]?.id;
    const isFocused = this.at.contains(document.activeElement);
    this.terms = terms;
    this.place = terms.findIndex((term) => term.id === chosen);
    const rows = terms.map((term, place) => element("li", {}, button(term, place)));
    const made = element("ul", { class: "term-rows" }, ...rows);
    this.at.replaceChildren(terms.length ? made : element("p", { class: "empty" }, none));
    this.mark();
    if (isFocused && this.place >= 0) this.at.querySelector(`[data-place="${this.place}"]`).focus();
  }

  /** Goes some terms on from the chosen one, or from `from`, and shows what is there. */
  step(count, { from = Math.max(0, this.place), focus = false } = {}) {
    if (!this.terms.length) return;
    const start = this.place < 0 && count ? -1 : from;
    this.place = Math.min(this.terms.length - 1, Math.max(0, start + count));
    this.mark();
    if (focus) this.at.querySelector(`[data-place="${this.place}"]`).focus();
    this.choose(this.terms[this.place]);
  }

  mark() {
    for (const row of this.at.querySelectorAll("[data-place]")) {
      const isChosen = Number(row.dataset.place) === this.place;
      row.toggleAttribute("aria-current", isChosen);
      if (isChosen) row.setAttribute("aria-current", "true");
    }
  }
}

function button(term, place) {
  const rivals = term.rivals?.length ? element("span", { class: "badge is-warn" }, word("terms.against")) : null;
  return element(
    "button",
    { type: "button", class: "term-row", "data-place": place },
    element("span", { class: "term-chinese", lang: "zh-Hans" }, term.chinese.join("、")),
    element("span", { class: "term-english", lang: "en" }, term.english.join(" | ")),
    element("span", { class: `badge ${LOOKS[term.status] ?? ""}` }, word(`term_status.${term.status}`)),
    rivals,
  );
}
