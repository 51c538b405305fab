// Findings of the segment: what is wrong and its fix, what is required and missing, broken tags.
import { element } from "../../shared/element.js";
import { waiverButton } from "../../shared/waiver.js";
import { word } from "../../shared/words.js";
import { missingTags } from "../field/tags.js";
import { fixable } from "../findings_walk.js";
import { untold } from "../list/marked_text.js";
import { findingText } from "../why_card.js";

const GRAVITY = ["critical", "major", "minor", "neutral"];
const LOOKS = { critical: "is-bad", major: "is-bad", minor: "is-warn" };

export class Findings {
  name = "findings";
  isLive = true;

  /**
   * `go(finding)`, `fix(finding)`, `insert(text)` and `restoreTags(tags)` act in the field;
   * `waiverPath()` grants a waiver for the segment, `waived(segment)` takes in what it is now.
   */
  constructor(actions) {
    this.actions = actions;
  }

  count(segment) {
    return segment.findings.length + untold(segment).length + missingTags(segment.source, segment.target).length;
  }

  show(segment) {
    const findings = [...segment.findings].sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
    const first = (fixable(segment, 0, 0) ?? { finding: findings.find((finding) => finding.suggestion) }).finding;
    const items = [
      ...missingTags(segment.source, segment.target).map((tags) => this.tags(tags)),
      ...findings.map((finding) => this.finding(finding, finding === first)),
      ...untold(segment).map((requirement) => this.requirement(requirement)),
    ];
    if (!segment.target || !items.length) {
      return [element("p", { class: "empty" }, word(segment.target ? "findings.none" : "findings.empty"))];
    }
    return [element("ul", { class: "finding-list" }, ...items)];
  }

  finding(finding, hasKey) {
    const place = element("button", { type: "button", class: "finding-text", onclick: () => this.actions.go(finding) }, findingText(finding));
    const fix = finding.suggestion
      ? element("button", { type: "button", class: "finding-fix", onclick: () => this.actions.fix(finding) }, hasKey ? element("kbd", {}, "F8") : "", " ", element("span", { lang: "en" }, finding.suggestion))
      : "";
    const waive = waiverButton(finding, findingText(finding), this.actions.waiverPath(), this.actions.waived);
    return element("li", {}, element("span", { class: `badge ${LOOKS[finding.severity] ?? ""}` }, word(`severity.${finding.severity}`)), place, fix, waive);
  }

  requirement(requirement) {
    const [best] = requirement.accepted;
    const text = word("findings.missing", { kind: word(`kind.${requirement.kind}`) });
    const fix = best && requirement.kind !== "forbidden"
      ? element("button", { type: "button", class: "finding-fix", onclick: () => this.actions.insert(best) }, element("span", { lang: "en" }, best))
      : "";
    return element("li", {}, element("span", { class: "badge is-bad" }, text), fix);
  }

  tags(tags) {
    const put = element("button", { type: "button", class: "finding-fix", onclick: () => this.actions.restoreTags(tags) }, word("findings.put_tags"));
    return element("li", {}, element("span", { class: "badge is-bad" }, word("findings.tags")), element("span", {}, tags.join(" ")), put);
  }
}
