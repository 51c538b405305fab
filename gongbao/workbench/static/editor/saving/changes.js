// What others do in the document, asked for every second: their texts, where they are, the job.
import { get } from "../../shared/api.js";

const SEEN_MS = 1000;
const HIDDEN_MS = 8000;

/** Sends "people" with [{name, at}], "job" with the record, and "reached" or "away". */
export class Changes extends EventTarget {
  constructor(model) {
    super();
    this.model = model;
    this.at = 0;
    this.timer = 0;
    document.addEventListener("visibilitychange", () => !document.hidden && this.ask());
  }

  start() {
    this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    try {
      const told = await get(this.model.path(`/changes?since=${this.model.change}&at=${this.at}`));
      this.model.change = told.change;
      this.model.accept(told.segments);
      this.dispatchEvent(new CustomEvent("people", { detail: told.people }));
      this.dispatchEvent(new CustomEvent("job", { detail: told }));
      this.dispatchEvent(new Event("reached"));
    } catch {
      this.dispatchEvent(new Event("away"));
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), document.hidden ? HIDDEN_MS : SEEN_MS);
  }
}
