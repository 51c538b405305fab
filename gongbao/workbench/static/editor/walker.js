// Walks through the segments: which rows are shown, which one has the field, where the focus goes.
import { byId } from "../shared/element.js";
import { ActiveSegment } from "./active_segment.js";
import { isOpen } from "./filters.js";
import { nextWithFindings } from "./findings_walk.js";
import { makeRow, paintRow } from "./list/segment_row.js";
import { VirtualList } from "./list/virtual_list.js";
import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { word } from "../shared/words.js";

const LINE = 25;
const PADDING = 17;

export class Walker {
  constructor(editor) {
    this.editor = editor;
    this.model = editor.model;
    this.active = null;
    this.dirty = new Set();
    this.drawing = 0;
    const scroller = byId("scroller");
    this.list = new VirtualList(scroller, byId("rows"), {
      make: (number) => this.makeRow(number),
      guess: (number) => this.guess(number),
    });
    scroller.addEventListener("click", (event) => this.clicked(event));
  }

  get numbers() {
    return this.list.numbers;
  }

  makeRow(number) {
    return makeRow(this.model.segment(number));
  }

  /** Returns about how high a row will be, by the length of its texts. */
  guess(number) {
    const segment = this.model.segment(number);
    const width = Math.max(180, this.list.scroller.clientWidth / 2 - 80);
    const lines = Math.max(Math.ceil((segment.source.length * 16) / width), Math.ceil((segment.target.length * 7.3) / width), 1);
    return lines * LINE + PADDING;
  }

  /** Segments have changed: their rows are painted together, once a frame. */
  changed(numbers) {
    for (const number of numbers) this.dirty.add(number);
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.paintDirty();
    });
  }

  paintDirty() {
    const numbers = [...this.dirty];
    this.dirty.clear();
    if (!this.isFiltered() && this.list.numbers.length !== this.model.segments.filter(Boolean).length) this.showFiltered();
    for (const number of numbers) this.paint(number);
  }

  isFiltered() {
    return this.editor.filters.kind !== "all" || this.editor.filters.text.value.trim() !== "";
  }

  paint(number) {
    const row = this.list.element(number);
    if (row) paintRow(row, this.model.segment(number), this.editor.presence.at(number));
    if (this.active?.number === number) this.active.refresh();
  }

  showFiltered() {
    const numbers = this.editor.filters.shown();
    if (this.active && !numbers.includes(this.active.number)) this.leave();
    this.list.show(numbers);
    byId("rows").classList.toggle("is-empty", numbers.length === 0);
    byId("rows").dataset.empty = word("filters.none");
    if (this.active) this.list.reveal(this.active.number);
    else this.list.scroller.scrollTop = 0;
  }

  /** Goes to a segment; one that a filter hides is shown with all. */
  go(number, { isQuiet = false, isAnew = false, focus = true } = {}) {
    if (!this.model.segment(number)) {
      if (number >= 1 && number <= this.model.total) this.goLater(number);
      return;
    }
    if (!this.list.has(number)) {
      if (this.isFiltered()) {
        this.editor.filters.text.value = "";
        this.editor.filters.choose("all");
      } else this.showFiltered();
    }
    if (this.active?.number !== number || isAnew) this.enter(number);
    this.list.reveal(number);
    if (focus) this.active.field.focus(...(isQuiet ? [0] : []));
  }

  /** A segment of a page that is not here yet: loads it first. */
  async goLater(number) {
    await this.model.loadPageOf(number).catch(() => null);
    if (this.model.segment(number)) this.go(number);
  }

  enter(number) {
    this.leave();
    this.list.pin(number);
    this.list.reveal(number);
    const row = this.list.element(number);
    const isReadOnly = this.editor.isReadOnly || this.model.segment(number).origin === "none";
    this.active = new ActiveSegment(this.model, this.editor.queue, number, row, { isReadOnly });
    this.paint(number);
    this.editor.moved();
  }

  leave() {
    if (!this.active) return;
    const { number } = this.active;
    this.active.close();
    this.active = null;
    this.list.pin(null);
    this.paint(number);
    this.editor.moved();
  }

  step(count) {
    const { numbers } = this;
    const place = this.active ? numbers.indexOf(this.active.number) + count : 0;
    if (place >= 0 && place < numbers.length) this.go(numbers[place]);
  }

  /** Goes to the next open segment, from the beginning after the end; returns whether there is one. */
  nextOpen() {
    const { numbers } = this;
    const from = numbers.indexOf(this.active?.number ?? 0);
    for (let step = 1; step <= numbers.length; step += 1) {
      const number = numbers[(from + step) % numbers.length];
      if (number !== this.active?.number && isOpen(this.model.segment(number))) {
        this.go(number);
        return true;
      }
    }
    return false;
  }

  nextFinding(isBack) {
    if (this.active?.nextFinding(isBack)) return;
    const number = nextWithFindings(this.model, this.numbers, this.active?.number ?? 0, isBack);
    if (number === null) return;
    this.go(number);
    this.active.firstFinding(isBack);
  }

  goToPlace(number, start, end, focus = null) {
    this.go(number, { focus: start === undefined || focus === null });
    if (start === undefined) return;
    this.active.field.area.setSelectionRange(start, end);
    if (!focus) return;
    this.active.field.area.focus({ preventScroll: true });
  }

  askNumber() {
    const input = element("input", { type: "number", min: 1, max: this.model.total, value: this.active?.number ?? 1, autofocus: true });
    const content = element("label", {}, word("goto.label", { total: this.model.total }), input);
    const dialog = openDialog(word("goto.title"), content, [{ name: word("goto.go"), isMain: true }]);
    dialog.addEventListener("close", () => this.go(Math.min(this.model.total, Math.max(1, Number(input.value) || 1))));
    input.select();
  }

  /** A click on a row puts the field there; a selection of source words is left alone. */
  clicked(event) {
    const row = event.target.closest("[data-number]");
    if (!row) return;
    const number = Number(row.dataset.number);
    const mark = event.target.closest("[data-requirement]");
    if (this.active?.number === number) {
      if (mark && mark.closest(".row-source") && getSelection().isCollapsed) this.insertAccepted(mark);
      return;
    }
    const isSelecting = !getSelection().isCollapsed && event.target.closest(".row-source");
    this.go(number, { focus: !isSelecting });
  }

  /** Puts in what a marked word of the source requires. */
  insertAccepted(mark) {
    const requirement = this.active.segment.requirements[Number(mark.dataset.requirement)];
    const [best] = requirement?.accepted ?? [];
    if (best && requirement.kind !== "forbidden") this.active.field.insert(best);
  }
}
