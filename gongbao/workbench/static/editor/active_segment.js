// The segment with the caret: its field, the checks and completions that go with it.
import { post } from "../shared/api.js";
import { word } from "../shared/words.js";
import { tell } from "../shared/telling.js";
import { Alternatives } from "./field/alternatives.js";
import { GhostText } from "./field/ghost_text.js";
import { LiveCheck } from "./field/live_check.js";
import { missingTags } from "./field/tags.js";
import { TargetField } from "./field/target_field.js";
import { fixable, nextInSegment, placed } from "./findings_walk.js";
import { marksOf, movedMarks } from "./list/marked_text.js";

export class ActiveSegment {
  /** Puts a field into a row; what is typed goes to `queue`. */
  constructor(model, queue, number, row, { isReadOnly }) {
    Object.assign(this, { model, queue, number, row });
    const { segment } = this;
    const path = (rest) => model.segmentPath(number, rest);
    this.marked = segment.findings;
    this.field = new TargetField(segment, { isReadOnly });
    this.field.setMarks(marksOf(segment, "target"));
    this.field.addEventListener("typed", (event) => this.typed(event.detail.before));
    this.ghost = new GhostText(this.field, (begun, repairs, signal) => post(path("/complete"), { begun, repairs }, { signal }));
    this.alternatives = new Alternatives(this.field, async (begun) => (await post(path("/alternatives"), { begun })).alternatives, () => this.ghost.askNow());
    this.check = new LiveCheck(this.field, (target, signal) => post(path("/check"), { target }, { signal }), (result) => model.examine(number, result));
    row.classList.add("is-active");
    row.querySelector(".row-target").replaceChildren(this.field.element);
    if (!segment.target && !isReadOnly) this.ghost.askSoon();
  }

  get segment() {
    return this.model.segment(this.number);
  }

  close() {
    this.ghost.close();
    this.alternatives.close();
    this.check.close();
    this.field.close();
    this.row.classList.remove("is-active");
  }

  typed(before) {
    const { value } = this.field;
    this.field.marks = movedMarks(this.field.marks, before, value);
    this.queue.edit(this.number, value);
  }

  /** The segment has changed: newer marks are shown, a text of others where nothing is typed here. */
  refresh() {
    const { segment } = this;
    if (segment.target !== this.field.value && !this.model.unsaved.has(this.number)) this.field.setText(segment.target);
    if (segment.target === this.field.value) this.field.setMarks(this.freshMarks());
  }

  /** The marks of an older text are moved along until the check has answered. */
  freshMarks() {
    const isOld = this.model.unsaved.has(this.number) && this.marked === this.segment.findings;
    this.marked = this.segment.findings;
    return isOld ? this.field.marks : marksOf(this.segment, "target");
  }

  /** Refuses what the server would refuse, and says why; returns whether it may be confirmed. */
  mayConfirm() {
    const missing = missingTags(this.segment.source, this.field.value).flat();
    const problem = missing.length ? word("confirm.tags", { tags: missing.join(" ") }) : this.field.value.trim() ? "" : word("confirm.empty");
    if (problem) tell(problem, { isBad: true });
    return !problem;
  }

  confirm() {
    this.ghost.close();
    this.queue.edit(this.number, this.field.value, { confirm: true });
  }

  nextFinding(isBack) {
    const { selectionStart: start, selectionEnd: end } = this.field.area;
    const next = nextInSegment(this.segment, { start, end, isBack });
    if (next) this.field.focus(next.start, next.end);
    return next !== null;
  }

  firstFinding(isBack) {
    const found = placed(this.segment);
    const one = isBack ? found.at(-1) : found[0];
    if (one) this.field.focus(one.start, one.end);
    else this.field.focus(0);
  }

  go(finding) {
    const one = placed(this.segment).find((other) => other.finding === finding);
    if (one) this.field.focus(one.start, one.end);
    else this.field.focus();
  }

  /** Puts the suggestion of a finding in the place of what it is about; returns whether it has one. */
  fix(finding = null) {
    const { selectionStart: start, selectionEnd: end } = this.field.area;
    const chosen = finding ? placed(this.segment).find((one) => one.finding === finding) : fixable(this.segment, start, end);
    if (chosen) this.field.replace(chosen.start, chosen.end, chosen.finding.suggestion);
    else {
      const missing = finding ?? this.segment.findings.find((one) => one.suggestion);
      if (!missing?.suggestion) return false;
      this.field.insert(missing.suggestion);
    }
    this.check.now();
    return true;
  }

  take(text) {
    this.field.replace(0, this.field.value.length, text);
  }

  /** Puts missing tags around the selection, or at the caret. */
  restoreTags(tags) {
    const { selectionStart: start, selectionEnd: end } = this.field.area;
    const words = this.field.value.slice(start, end);
    const text = tags.length > 1 ? `${tags[0]}${words}${tags[1]}` : `${words}${tags[0]}`;
    this.field.replace(start, end, text);
  }

  /** Takes back what was typed last; returns whether there was something to take back. */
  undo() {
    const { value } = this.field;
    document.execCommand("undo");
    return this.field.value !== value;
  }
}
