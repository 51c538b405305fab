// The words selected last on both sides: a selection in the source and one in the field at once.
export class Selections {
  constructor(active) {
    this.active = active;
    this.source = "";
    document.addEventListener("selectionchange", () => this.note());
  }

  note() {
    const selection = getSelection();
    const start = selection.anchorNode?.parentElement;
    if (!start?.closest(".row-source, .page-view")) return;
    this.source = selection.toString().trim();
    this.number = Number(start.closest("[data-number]")?.dataset.number ?? 0);
  }

  /** Returns what is selected on each side of the segment with the caret, without tags. */
  taken() {
    const active = this.active();
    const plain = (text) => text.replace(/\{\/?\d+\/?\}/gu, "").trim();
    const isHere = active && this.number === active.number;
    return { source: isHere ? plain(this.source) : "", target: active ? plain(active.field.selection) : "" };
  }
}
