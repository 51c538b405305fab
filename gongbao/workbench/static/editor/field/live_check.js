// Findings while typing: the text is checked after a short pause, answers that come late are dropped.
const PAUSE_MS = 60;

export class LiveCheck {
  /** `check(text, signal)` asks; `found(result, text)` is called with the newest answer alone. */
  constructor(field, check, found) {
    Object.assign(this, { field, check, found });
    this.waiting = 0;
    this.asked = null;
    field.addEventListener("typed", () => this.soon());
  }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.now(), PAUSE_MS);
  }

  async now() {
    this.asked?.abort();
    const mine = (this.asked = new AbortController());
    const text = this.field.value;
    try {
      const result = await this.check(text, mine.signal);
      if (mine === this.asked && this.field.value === text) this.found(result, text);
    } catch {
      // Without an answer the last findings stay; saving tells that the server is away.
    }
  }

  close() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    this.asked = null;
  }
}
