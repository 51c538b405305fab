// The list of documents; a row is written anew only when its document has changed.
import { element } from "../shared/element.js";
import { moment, word, wordOr } from "../shared/words.js";

const STATE_LOOKS = { in_review: "is-accent", approved: "is-good", failed: "is-bad", stopped: "is-warn", translating: "is-accent" };
const COLUMNS = ["name", "state", "progress", "findings", "people", "actions"];

export class DocumentTable {
  /** `act(document, action)` is called for stop, resume, retire and restore. */
  constructor(place, act) {
    this.act = act;
    this.place = place;
    this.rows = new Map();
    this.body = element("tbody");
    this.empty = element("p", { class: "empty" });
    this.table = element("table", { class: "documents" }, head(), this.body);
  }

  show(documents) {
    this.empty.textContent = word("documents.none");
    this.place.replaceChildren(documents.length ? this.table : this.empty);
    const shown = new Set(documents.map((one) => one.id));
    for (const [id, row] of this.rows) {
      if (shown.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    documents.forEach((one, place) => this.put(one, place));
  }

  showProblem(text) {
    this.empty.textContent = text;
    if (!this.rows.size) this.place.replaceChildren(this.empty);
  }

  put(record, place) {
    const written = JSON.stringify(record);
    let row = this.rows.get(record.id);
    if (!row) {
      row = { element: element("tr"), written: "" };
      this.rows.set(record.id, row);
    }
    if (row.written !== written) {
      const focused = row.element.contains(document.activeElement) ? document.activeElement.dataset.action : undefined;
      row.element.className = `is-${record.state}`;
      row.element.replaceChildren(...this.cells(record));
      row.written = written;
      if (focused) (row.element.querySelector(`[data-action="${focused}"]`) ?? row.element.querySelector("a")).focus();
    }
    if (this.body.children[place] !== row.element) this.body.insertBefore(row.element, this.body.children[place] ?? null);
  }

  cells(record) {
    return [
      element("td", { class: "document-title" }, title(record)),
      element("td", {}, element("span", { class: `badge ${STATE_LOOKS[record.state] ?? ""}` }, word(`state.${record.state}`))),
      element("td", { class: "document-progress" }, ...progress(record)),
      element("td", {}, findings(record)),
      element("td", { class: "document-people" }, ...record.people.map(person)),
      element("td", { class: "document-actions" }, ...this.actions(record)),
    ];
  }

  actions(record) {
    const button = (action) => element("button", {
      type: "button", class: "plain", "data-action": action, onclick: () => this.act(record, action),
      "aria-label": word(`documents.${action}_named`, { name: record.name }),
    }, word(`documents.${action}`));
    if (record.state === "retired") return [button("restore")];
    if (record.state === "translating") return [button("stop")];
    const resumes = record.state === "stopped" || record.state === "failed";
    return [...(resumes ? [button("resume")] : []), button("retire")];
  }
}

function head() {
  const cells = COLUMNS.map((name) => element("th", { scope: "col" }, word(`column.${name}`)));
  return element("thead", {}, element("tr", {}, ...cells));
}

function title(record) {
  const name = element("a", { class: "document-name", href: `/documents/${record.id}`, "data-action": "open" }, record.name);
  const glossaries = record.glossaries?.map(glossaryName).join(word("documents.and")) || (record.glossaries && word("documents.no_glossary"));
  const line = [record.author, moment(record.created), record.engine, record.date, glossaries, word("documents.segments", { count: record.segments })];
  const missing = record.missing_glossaries;
  const warning = missing.length ? element("span", { class: "badge is-warn" }, word("documents.missing_glossaries", { names: missing.join(word("documents.and")) })) : "";
  return element("div", {}, name, element("div", { class: "quiet" }, line.filter(Boolean).join(" · ")), warning);
}

/** Returns what a glossary is called; the packaged one in the language of the interface. */
export function glossaryName(name) {
  return name === "packaged" ? word("intake.packaged") : name;
}

function progress(record) {
  const { job } = record;
  if (record.state === "translating" || record.state === "stopped" || record.state === "failed") {
    const done = job?.done ?? record.translated;
    const total = job?.total || record.segments;
    const speed = record.state === "translating" && job?.per_second ? word("documents.per_second", { count: job.per_second.toFixed(1) }) : "";
    const told = job?.state === "waiting" ? word("documents.waiting") : `${done} / ${total}`;
    const parts = [bar(done, total, word("documents.translated_bar")), element("div", { class: "quiet" }, element("span", {}, told), element("span", {}, speed))];
    if (record.state === "failed") parts.push(element("div", { class: "document-error" }, job?.error ?? ""));
    return parts;
  }
  const told = word("documents.confirmed", { done: record.confirmed, total: record.segments });
  const made = bar(record.confirmed, record.segments, word("documents.confirmed_bar"));
  made.classList.add("is-good");
  return [made, element("div", { class: "quiet" }, element("span", {}, told))];
}

function bar(value, most, label) {
  return element("progress", { value, max: Math.max(1, most), "aria-label": label });
}

function findings(record) {
  const parts = element("div", { class: "document-findings" });
  for (const [severity, look] of [["critical", "is-bad"], ["major", "is-bad"], ["minor", "is-warn"]]) {
    const count = record.findings[severity];
    if (count) parts.append(element("span", { class: `badge ${look}` }, `${count} ${word(`severity.${severity}`)}`));
  }
  if (record.unmet) parts.append(element("span", { class: "badge is-bad" }, word("documents.unmet", { count: record.unmet })));
  if (!parts.childElementCount && record.translated) parts.append(element("span", { class: "quiet" }, wordOr("documents.no_findings", "–")));
  return parts;
}

function person(name) {
  return element("span", { class: "person", title: name, role: "img", "aria-label": name }, initials(name));
}

/** Returns the first letters of a name's words, or the last two characters of a Chinese one. */
export function initials(name) {
  if (/\p{Script=Han}/u.test(name)) return [...name.trim()].slice(-2).join("");
  return name.trim().split(/\s+/u).slice(0, 2).map((part) => part[0] ?? "").join("").toUpperCase();
}
