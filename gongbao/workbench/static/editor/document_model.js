// The segments of the open document as this page knows them, with what is typed and not yet saved.
import { get } from "../shared/api.js";

const PAGE = 500;
const AGAIN_MS = 1000;

const firstOf = (number) => Math.floor((number - 1) / PAGE) * PAGE + 1;

/** Sends "changed" with the numbers that look different now, "loaded" when all are here. */
export class DocumentModel extends EventTarget {
  constructor(record) {
    super();
    this.id = record.id;
    this.record = record;
    this.segments = new Array(record.segments);
    this.change = 0;
    this.unsaved = new Set();
    this.isLoaded = false;
  }

  get total() {
    return this.segments.length;
  }

  /** Returns the path of a call on the document, or on one of its segments. */
  path(rest = "") {
    return `/api/documents/${this.id}${rest}`;
  }

  segmentPath(number, rest = "") {
    return this.path(`/segments/${number}${rest}`);
  }

  segment(number) {
    return this.segments[number - 1];
  }

  /** Loads the page of segments with `near`; the others follow with `loadRest`. */
  async load(near = 1) {
    this.start = firstOf(near);
    const first = await this.loadPage(this.start);
    this.change = first.change;
  }

  loadPageOf(number) {
    return this.loadPage(firstOf(number));
  }

  /** Loads the other pages; rows appear page by page, the server away it waits for it. */
  async loadRest() {
    for (let number = 1; number <= this.total; number += PAGE) {
      if (number === this.start) continue;
      while (!(await this.loadPage(number).catch(() => null))) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
    this.isLoaded = true;
    this.dispatchEvent(new Event("loaded"));
  }

  async loadPage(first) {
    const page = await get(this.path(`/segments?first=${first}&count=${PAGE}`));
    if (page.total !== this.total) this.segments.length = page.total;
    this.accept(page.segments);
    return page;
  }

  /** Takes segments of the server in; what is typed here and not yet saved stays as it is. */
  accept(segments) {
    const changed = [];
    for (const segment of segments) {
      const known = this.segment(segment.number);
      if (this.unsaved.has(segment.number)) continue;
      if (known && known.version > segment.version) continue;
      this.segments[segment.number - 1] = segment;
      changed.push(segment.number);
    }
    if (changed.length) this.tell(changed);
  }

  /** Notes what somebody types here; the segment keeps the version that was edited. */
  edit(number, target, state = "edited") {
    const segment = this.segment(number);
    this.unsaved.add(number);
    Object.assign(segment, { target, state });
    this.tell([number]);
  }

  /** Notes what was found in the text that is being typed. */
  examine(number, { findings, requirements }) {
    Object.assign(this.segment(number), { findings, requirements });
    this.tell([number]);
  }

  /** Notes that the server has a text; typing may have gone on meanwhile. */
  saved(segment, isLast) {
    if (isLast) {
      this.unsaved.delete(segment.number);
      this.segments[segment.number - 1] = segment;
    } else {
      Object.assign(this.segment(segment.number), { version: segment.version });
    }
    this.tell([segment.number]);
  }

  /** Takes the server's segment, whatever was typed here. */
  replace(segment) {
    this.unsaved.delete(segment.number);
    this.segments[segment.number - 1] = segment;
    this.tell([segment.number]);
  }

  tell(numbers) {
    this.dispatchEvent(new CustomEvent("changed", { detail: numbers }));
  }
}
