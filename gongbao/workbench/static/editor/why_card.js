// Says why a word is marked: what is required or wrong, who ruled so, where it is written.
import { element } from "../shared/element.js";
import { word, wordOr } from "../shared/words.js";

const LEAVING_MS = 180;

export class WhyCard {
  /** `segmentOf(number)` returns a segment; the card answers hover and focus within `place`. */
  constructor(place, segmentOf) {
    this.segmentOf = segmentOf;
    this.card = element("div", { class: "why-card", id: "why-card", role: "tooltip", hidden: true });
    this.leaving = 0;
    document.body.append(this.card);
    place.addEventListener("pointerover", (event) => this.over(event.target));
    place.addEventListener("pointerout", () => this.hideSoon());
    place.addEventListener("focusin", (event) => this.over(event.target));
    place.addEventListener("focusout", () => this.hideSoon());
    place.addEventListener("scroll", () => this.hide(), { passive: true, capture: true });
    this.card.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.card.addEventListener("pointerleave", () => this.hideSoon());
  }

  get isShown() {
    return !this.card.hidden;
  }

  over(target) {
    const piece = target.closest?.("[data-requirement], [data-finding]");
    if (piece) this.show(piece);
  }

  show(piece) {
    clearTimeout(this.leaving);
    const number = Number(piece.closest("[data-number]")?.dataset.number);
    const segment = this.segmentOf(number);
    if (!segment) return;
    const finding = segment.findings[Number(piece.dataset.finding ?? -1)];
    const requirement = segment.requirements[Number(piece.dataset.requirement ?? -1)];
    const parts = [finding && findingPart(finding), requirement && requirementPart(requirement)].filter(Boolean);
    if (!parts.length) return;
    this.card.replaceChildren(...parts);
    this.card.hidden = false;
    if (piece.tabIndex >= 0) piece.setAttribute("aria-describedby", "why-card");
    this.put(piece.getBoundingClientRect());
  }

  put(box) {
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const isAbove = box.bottom + height + 10 > innerHeight;
    this.card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.card.style.top = `${isAbove ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`;
  }

  hideSoon() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.hide(), LEAVING_MS);
  }

  hide() {
    clearTimeout(this.leaving);
    this.card.hidden = true;
  }
}

/** Returns what a finding says, in the words of the interface where the rule has some. */
export function findingText(finding) {
  const isChinese = document.documentElement.lang.startsWith("zh");
  return (isChinese ? finding.chinese : finding.english) || finding.english || finding.chinese || finding.message || finding.rule;
}

function findingPart(finding) {
  const suggestion = finding.suggestion ? element("p", {}, element("kbd", {}, "F8"), " ", element("strong", { lang: "en" }, finding.suggestion)) : "";
  return element("div", { class: `why-part finding-part-${finding.severity}` },
    element("p", { class: "why-head" }, word(`severity.${finding.severity}`)),
    element("p", {}, findingText(finding)), suggestion);
}

function requirementPart(requirement) {
  const { ruling } = requirement;
  const source = ruling ? [wordOr(`term_status.${ruling.status}`, ruling.status), ruling.origin, ruling.source].filter(Boolean).join(" · ") : "";
  return element("div", { class: `why-part why-${requirement.kind}` },
    element("p", { class: "why-head" }, word(`kind.${requirement.kind}`), requirement.is_met ? "" : element("span", { class: "badge is-bad" }, word("why.unmet"))),
    requirement.accepted.length ? element("p", { lang: "en", class: "why-accepted" }, requirement.accepted.join(" | ")) : "",
    element("p", { class: "quiet" }, wordOr(`why.${requirement.kind}`, requirement.why)),
    source ? element("p", { class: "quiet" }, source) : "",
    ruling?.note ? element("p", {}, ruling.note) : "");
}
