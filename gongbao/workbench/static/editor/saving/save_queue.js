// Saves what is typed, in order, one request at a time; the server away, it waits and tries again.
import { Refusal, Unreachable, put } from "../../shared/api.js";

const PAUSE_MS = 350;
const LONGEST_MS = 900;
const RETRY_MS = [500, 1000, 2000, 4000];

/**
 * Sends "state" ("saved", "saving", "offline", "signed_out"), "conflict" {mine, theirs, confirm} and
 * "refused" {number, error}. A segment is saved against the version that was edited, so that nobody
 * is overwritten: two versions of one segment are a conflict that a person decides.
 */
export class SaveQueue extends EventTarget {
  constructor(model, drafts) {
    super();
    Object.assign(this, { model, drafts });
    this.waiting = new Map();
    this.unanswered = new Map();
    this.state = "saved";
    this.failures = 0;
    this.isSending = false;
    this.timer = 0;
    addEventListener("pagehide", () => this.sendAtOnce());
    addEventListener("online", () => this.pump());
  }

  get count() {
    return this.waiting.size;
  }

  /** Queues a text; each keystroke comes here and is kept at once. */
  edit(number, target, { confirm = false } = {}) {
    const known = this.waiting.get(number);
    const version = known?.version ?? this.model.segment(number).version;
    // Confirmed at once for this page: whoever goes on does not come back to it while it is sent.
    this.model.edit(number, target, confirm ? "confirmed" : "edited");
    this.waiting.set(number, { number, target, confirm, version, since: known?.since ?? Date.now(), due: confirm ? 0 : Date.now() + PAUSE_MS });
    this.drafts.keep(number, target, version);
    this.tell(this.state === "saved" ? "saving" : this.state);
    this.schedule(confirm ? 0 : PAUSE_MS);
  }

  /** Queues a text of an earlier page against the version that it was typed over. */
  resume(number, target, version) {
    const now = Date.now();
    this.model.edit(number, target);
    this.waiting.set(number, { number, target, confirm: false, version, since: now, due: now });
    this.tell("saving");
    this.schedule(0);
  }

  /** Saves all that waits, and returns when the server has it or is away. */
  async flush() {
    for (const entry of this.waiting.values()) entry.due = 0;
    await this.pump();
    for (let turn = 0; this.isSending && turn < 200; turn += 1) await new Promise((done) => setTimeout(done, 20));
    return this.waiting.size === 0;
  }

  schedule(milliseconds) {
    clearTimeout(this.timer);
    const oldest = Math.min(...[...this.waiting.values()].map((entry) => entry.since));
    const left = Math.max(0, oldest + LONGEST_MS - Date.now());
    this.timer = setTimeout(() => this.pump(), Math.min(milliseconds, left));
  }

  async pump() {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let entry = this.next(); entry; entry = this.next()) await this.send(entry);
    } finally {
      this.isSending = false;
    }
    if (this.waiting.size === 0) this.tell("saved");
    else if (this.state === "saving") this.schedule(PAUSE_MS);
  }

  next() {
    const now = Date.now();
    for (const entry of this.waiting.values()) {
      if (entry.due <= now || entry.since + LONGEST_MS <= now) return entry;
    }
    return null;
  }

  async send(entry) {
    const { number, target, version, confirm } = entry;
    try {
      const saved = await put(this.model.segmentPath(number), { target, version, confirm });
      this.failures = 0;
      this.unanswered.delete(number);
      this.tell("saving");
      this.done(entry, saved);
    } catch (error) {
      if (error instanceof Unreachable) {
        this.unanswered.set(number, target);
        this.later("offline");
      } else if (error instanceof Refusal) this.refused(entry, error);
      else throw error;
    }
  }

  done(entry, saved) {
    const isLast = this.waiting.get(entry.number) === entry;
    if (isLast) {
      this.waiting.delete(entry.number);
      this.drafts.forget(entry.number);
    } else {
      const later = this.waiting.get(entry.number);
      Object.assign(later, { version: saved.version, since: Date.now() });
      this.drafts.keep(entry.number, later.target, saved.version);
    }
    this.model.saved(saved, isLast);
  }

  /** Tries again, at first soon; the entries stay where they are. */
  later(state) {
    const pause = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
    this.failures += 1;
    this.tell(state);
    for (const entry of this.waiting.values()) Object.assign(entry, { due: Date.now() + pause, since: Date.now() + pause });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), pause);
  }

  refused(entry, error) {
    const { number } = entry;
    if (error.status === 401 || error.status === 403) {
      this.later("signed_out");
      return;
    }
    const latest = this.waiting.get(number);
    const theirs = error.body.segment;
    if (error.kind === "conflict" && theirs.target === latest.target) {
      this.agreed(latest, theirs);
      return;
    }
    if (error.kind === "conflict" && theirs.target === this.unanswered.get(number)) {
      // What the server has was sent from here before its answer was lost: typing has gone on from it.
      this.unanswered.delete(number);
      Object.assign(latest, { version: theirs.version, due: 0 });
      return;
    }
    this.waiting.delete(number);
    if (error.kind === "conflict") {
      this.emit("conflict", { mine: latest.target, theirs, confirm: latest.confirm });
      return;
    }
    this.emit("refused", { number, error, confirm: latest.confirm, target: latest.target });
  }

  /** The same text is there already: an answer was lost on the way, or two people mean the same. */
  agreed(entry, theirs) {
    if (!entry.confirm || theirs.state === "confirmed") this.done(entry, theirs);
    else Object.assign(entry, { version: theirs.version, due: 0 });
  }

  /** What may be lost when the page goes is sent with it. */
  sendAtOnce() {
    for (const { number, target, version, confirm } of this.waiting.values()) {
      put(this.model.segmentPath(number), { target, version, confirm }, { keepalive: true }).catch(() => {});
    }
  }

  tell(state) {
    if (this.state === state && state !== "offline") return;
    this.state = state;
    this.emit("state", { state, count: this.waiting.size });
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
