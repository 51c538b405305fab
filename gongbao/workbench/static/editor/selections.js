// The words selected last on both sides: a selection in the source and one in the field at once.
const plain = (text) => text.replace(/\{\/?\d+\/?\}/gu, "").trim();

export class Selections {
  /** `active()` returns the segment with the caret, null for none. */
  constructor(active) {
    this.active = active;
    this.number = 0;
    this.source = "";
    this.target = "";
    this.last = "";
    document.addEventListener("selectionchange", () => this.note());
  }

  note() {
    const active = this.active();
    const selection = getSelection();
    const row = selection.anchorNode?.parentElement?.closest(".row-source")?.parentElement;
    const number = row ? Number(row.dataset.number) : active?.number;
    if (!row && (!active || document.activeElement !== active.field.area)) return;
    if (number !== this.number) Object.assign(this, { number, source: "", target: "", last: "" });
    const text = plain(row ? selection.toString() : active.field.selection);
    if (row) this.source = text;
    else this.target = text;
    this.last = text;
  }

  /**
   * Returns what is selected on each side of the segment with the caret, and what was selected last.
   * The browser tells of selections late: the present ones are looked at again.
   */
  taken() {
    this.note();
    const active = this.active();
    if (!active) return { source: "", target: "", last: "" };
    const isHere = active.number === this.number;
    const target = plain(active.field.selection) || (isHere ? this.target : "");
    const source = isHere ? this.source : "";
    return { source, target, last: (isHere && this.last) || target };
  }
}
