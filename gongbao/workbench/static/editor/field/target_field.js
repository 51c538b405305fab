// The field in which a target is typed: a textarea, so that input methods, undo and screen readers
// work as everywhere, over a backing that shows marks, chips and ghost text at the same places.
import { element } from "../../shared/element.js";
import { word } from "../../shared/words.js";
import { markedText } from "../list/marked_text.js";
import { guardTags } from "./tag_guard.js";

let made = 0;

/** Sends "typed" when the text has changed and "moved" when the caret has. */
export class TargetField extends EventTarget {
  constructor(segment, { isReadOnly = false } = {}) {
    super();
    const id = `field-${++made}`;
    this.back = element("div", { class: "field-back", "aria-hidden": "true" });
    this.strip = element("div", { class: "field-strip", id: `${id}-strip` });
    this.area = element("textarea", {
      class: "field-text", lang: "en", spellcheck: "true", rows: 1, autocomplete: "off", autocapitalize: "off",
      "aria-label": word("field.label", { number: segment.number }), "aria-describedby": `${id}-strip`,
      readonly: isReadOnly,
    });
    this.area.value = segment.target;
    this.element = element("div", { class: "field" }, element("div", { class: "field-stack" }, this.back, this.area), this.strip);
    this.source = segment.source;
    this.before = segment.target;
    this.marks = [];
    this.ghost = "";
    this.release = guardTags(this.area, (start, end, text, caret) => this.replace(start, end, text, caret));
    this.isComposing = false;
    this.area.addEventListener("compositionstart", () => (this.isComposing = true));
    this.area.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.typed();
    });
    this.area.addEventListener("input", () => this.typed());
    this.moved = () => document.activeElement === this.area && this.dispatchEvent(new Event("moved"));
    document.addEventListener("selectionchange", this.moved);
    this.paint();
  }

  close() {
    this.release();
    document.removeEventListener("selectionchange", this.moved);
  }

  get value() {
    return this.area.value;
  }

  get caret() {
    return this.area.selectionEnd;
  }

  get selection() {
    return this.value.slice(this.area.selectionStart, this.area.selectionEnd);
  }

  focus(start = this.value.length, end = start) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
  }

  /** Replaces a range as if it were typed: the browser's undo takes it back. */
  replace(start, end, text, caret = start + text.length) {
    if (this.area.readOnly) return;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const command = text ? "insertText" : "delete";
    const isDone = start === end && !text ? true : document.execCommand(command, false, text);
    if (!isDone) {
      this.area.setRangeText(text, start, end, "end");
      this.typed();
    }
    this.area.setSelectionRange(caret, caret);
  }

  insert(text) {
    const { selectionStart: start, selectionEnd: end, value } = this.area;
    const joins = start > 0 && /[\p{L}\p{N},;.]$/u.test(value.slice(0, start)) && /^[\p{L}\p{N}]/u.test(text);
    this.replace(start, end, joins ? ` ${text}` : text);
  }

  /** Sets the text without an event: somebody else has written it. */
  setText(text) {
    const place = Math.min(this.caret, text.length);
    this.area.value = text;
    this.before = text;
    if (document.activeElement === this.area) this.area.setSelectionRange(place, place);
    this.paint();
  }

  setMarks(marks) {
    this.marks = marks;
    this.paint();
  }

  setGhost(text) {
    if (text === this.ghost) return;
    this.ghost = text;
    this.paint();
  }

  typed() {
    const before = this.before;
    this.before = this.value;
    this.ghost = "";
    this.dispatchEvent(new CustomEvent("typed", { detail: { before } }));
    this.paint();
  }

  paint() {
    const parts = [markedText(this.value, this.marks)];
    if (this.ghost) parts.push(element("span", { class: "ghost" }, this.ghost));
    // A zero-width space gives an empty text the height of a line.
    this.back.replaceChildren(...parts, "\u200b");
  }

  /** Returns where a place of the text stands on the screen. */
  rectAt(place) {
    const walker = document.createTreeWalker(this.back, NodeFilter.SHOW_TEXT);
    let left = place;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.collapse(true);
        return range.getClientRects()[0] ?? this.area.getBoundingClientRect();
      }
      left -= node.length;
    }
    return this.area.getBoundingClientRect();
  }

  /** Returns the marked piece under a point of the screen, null for none. */
  markAt(x, y) {
    for (const piece of this.back.querySelectorAll("[data-requirement], [data-finding]")) {
      for (const box of piece.getClientRects()) {
        if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return piece;
      }
    }
    return null;
  }

  /** Tells whether the caret is on the first or the last line, where arrows lead out of the field. */
  isAtEdge(isDown) {
    const box = this.rectAt(this.caret);
    const edge = this.rectAt(isDown ? this.value.length : 0);
    return Math.abs(box.top - edge.top) < box.height / 2;
  }
}
