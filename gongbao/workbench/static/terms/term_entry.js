// One entry: what is ruled and by whom, its history, evidence; and the decision on a proposal.
import { get, post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { tell } from "../shared/telling.js";
import { moment, word } from "../shared/words.js";
import { openDialog } from "../shared/dialog.js";
import { rulingPart } from "./ruling_change.js";

export class TermEntry {
  constructor(place, { mayDecide, decided }) {
    this.at = place;
    this.mayDecide = mayDecide;
    this.decided = decided;
    this.term = null;
  }

  async show(id) {
    const asked = (this.asked = id);
    try {
      const term = await get(`/api/terms/${encodeURIComponent(id)}`);
      if (asked !== this.asked) return;
      this.term = term;
      this.at.replaceChildren(...this.parts(term));
    } catch (error) {
      tell(error.message, { isBad: true });
    }
  }

  get isOpen() {
    return this.term !== null && (this.term.status === "proposed" || Boolean(this.term.rivals?.length));
  }

  approve() {
    if (this.isOpen) this.decide({ decision: "approve", english: this.english(), reason: this.reason() });
  }

  edit() {
    const field = byId("decision-english");
    field?.focus();
    field?.select();
  }

  /** A rejection needs a reason; asks for it where none is written. */
  reject() {
    if (!this.isOpen) return;
    if (this.reason()) {
      this.decide({ decision: "reject", reason: this.reason() });
      return;
    }
    const reason = element("input", { autofocus: true });
    const content = element("label", {}, word("decision.why_rejected"), reason);
    const run = () => reason.value.trim() !== "" && this.decide({ decision: "reject", reason: reason.value });
    openDialog(word("decision.reject"), content, [{ name: word("decision.reject"), isMain: true, run }]);
  }

  async decide(decision) {
    try {
      await post(`/api/terms/${encodeURIComponent(this.term.id)}/decide`, decision);
      tell(word(decision.decision === "approve" ? "decision.approved" : "decision.rejected", { term: this.term.chinese[0] }));
      await this.show(this.term.id);
      await this.decided();
      return true;
    } catch (error) {
      tell(error.message, { isBad: true });
      return false;
    }
  }

  async changed(id) {
    await this.show(id);
    await this.decided();
  }

  english() {
    return byId("decision-english")?.value.trim() ?? "";
  }

  reason() {
    return byId("decision-reason")?.value.trim() ?? "";
  }

  parts(term) {
    return [
      element("h2", { class: "entry-head" }, element("span", { lang: "zh-Hans" }, term.chinese.join("、"))),
      list(word("terms.english"), term.english, "en"),
      list(word("terms.deprecated"), term.deprecated, "en", "del"),
      list(word("terms.rivals"), term.rivals ?? [], "en"),
      facts(term),
      this.isOpen && this.mayDecide ? this.form(term) : null,
      term.status === "approved" && this.mayDecide ? rulingPart(term, () => this.changed(term.id)) : null,
      section(word("terms.history"), (term.history ?? []).map(version)),
      section(word("terms.evidence"), (term.evidence ?? []).map(evidence)),
      section(word("terms.used_in"), [...(term.used_in ?? []).map(use), ...(term.pages ?? []).map(page)]),
    ].filter(Boolean);
  }

  form(term) {
    const best = term.rivals?.[0] ?? term.english[0] ?? "";
    const form = element(
      "form",
      { class: "decision", "aria-label": word("decision.title") },
      element("label", {}, word("terms.english"), element("input", { id: "decision-english", lang: "en", value: best })),
      element("label", {}, word("decision.reason"), element("input", { id: "decision-reason" })),
      element("div", { class: "decision-buttons" },
        element("button", { class: "main" }, word("decision.approve"), " ", element("kbd", {}, "A")),
        element("button", { type: "button", onclick: () => this.reject() }, word("decision.reject"), " ", element("kbd", {}, "R"))),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.approve();
    });
    return form;
  }
}

function list(title, values, lang, tag = "span") {
  if (!values.length) return null;
  const items = values.map((value) => element("li", { lang }, element(tag, {}, value)));
  return element("div", { class: "entry-part" }, element("h3", {}, title), element("ul", {}, ...items));
}

function facts(term) {
  const line = [word(`term_status.${term.status}`), term.origin, term.note, word("terms.version", { number: term.version })];
  return element("p", { class: "quiet" }, line.filter(Boolean).join(" · "));
}

function section(title, items) {
  if (!items.length) return null;
  return element("div", { class: "entry-part" }, element("h3", {}, title), element("ol", { class: "entry-list" }, ...items));
}

function version(one) {
  const head = `${moment(one.time)} · ${one.author} · ${word(`term_status.${one.status}`)}`;
  return element("li", {}, element("span", { class: "quiet" }, head), element("div", { lang: "en" }, one.english.join(" | ")), one.reason ? element("div", { class: "quiet" }, one.reason) : null);
}

function evidence(one) {
  return element("li", {}, element("div", { lang: "zh-Hans" }, one.source), element("div", { lang: "en" }, one.target), element("span", { class: "quiet" }, one.document));
}

function use(one) {
  const link = element("a", { href: `/documents/${one.document}?segment=${one.number}` }, word("terms.segment_of", { number: one.number, name: one.name }));
  return element("li", {}, link);
}

function page(one) {
  return element("li", {}, word("terms.times_in", { count: one.count, name: one.document }));
}
