// Predictive typing: how the sentence may go on, in grey behind the caret, taken with Tab.
import { element } from "../../shared/element.js";
import { word } from "../../shared/words.js";
import { findTags } from "./tags.js";

const PAUSE_MS = 70;
const LONGEST_MS = 8000;

/**
 * At the end of the text the ghost stands behind the caret; within it, below the field, where it
 * offers another ending. What is typed along with the ghost needs no new question.
 */
export class GhostText {
  /** `ask(begun, repairs, signal)` returns what may follow, `{ text, is_settled }`. */
  constructor(field, ask) {
    Object.assign(this, { field, ask });
    this.offer = null;
    this.waiting = 0;
    this.asked = null;
    this.isWanted = false;
    this.isSettling = false;
    this.isHidden = false;
    this.isClosed = false;
    field.addEventListener("typed", () => this.typed());
    field.addEventListener("moved", () => this.moved());
  }

  close() {
    this.isClosed = true;
    this.hide();
    clearTimeout(this.waiting);
    this.asked?.abort();
  }

  get isShown() {
    return this.offer !== null;
  }

  typed() {
    this.isHidden = false;
    const begun = this.begun();
    const rest = this.offer && `${this.offer.begun}${this.offer.text}`;
    if (rest && rest.length > begun.length && rest.startsWith(begun) && begun.length >= this.offer.begun.length) {
      this.show(begun, rest.slice(begun.length));
      return;
    }
    this.hide();
    if (!this.field.isComposing) this.askSoon();
  }

  /** A ghost belongs to a place: when the caret leaves it, it goes. */
  moved() {
    if (this.offer && this.begun() !== this.offer.begun) this.hide();
  }

  askSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.askNow(), PAUSE_MS);
  }

  /** One question at a time, for the engine answers one at a time: the next is of the newest text. */
  async askNow() {
    this.isWanted = this.asked !== null && !this.isSettling;
    if (this.isWanted) return;
    this.asked?.abort(); // another text stands there now: nobody waits for what was to be settled
    const { area } = this.field;
    if (area.readOnly || area.selectionStart !== area.selectionEnd || this.field.isComposing) return;
    const begun = this.begun();
    if (findTags(this.rest()).length || this.isFinished(begun)) return;
    this.isSettling = false;
    const quick = await this.answer(begun, false);
    if (this.isClosed) return;
    if (this.take(begun, quick.text)) {
      // What is required and not there yet takes as long again: it comes into the offer later.
      const offer = quick.is_settled ? null : this.offer;
      this.isSettling = offer !== null;
      const settled = offer && (await this.answer(begun, true));
      if (!this.isClosed && settled && this.offer === offer) this.take(begun, settled.text);
    }
    if (this.isWanted && !this.isClosed && !this.offer) this.askNow();
  }

  async answer(begun, repairs) {
    const mine = (this.asked = new AbortController());
    const limit = setTimeout(() => mine.abort(), LONGEST_MS);
    // A completion is an offer: where there is none, nothing is said.
    const nothing = { text: "", is_settled: true };
    const answer = await this.ask(begun, repairs, mine.signal).catch(() => nothing);
    clearTimeout(limit);
    if (this.asked === mine) this.asked = null;
    return answer;
  }

  /** Shows an answer where it still goes on from what stands there; tells whether it does. */
  take(begun, text) {
    if (!text.trim() || !this.fits(begun, text)) return false;
    this.show(this.begun(), `${begun}${text}`.slice(this.begun().length));
    return true;
  }

  /** Tells whether an answer goes on from what stands there now: typed along, it still does. */
  fits(begun, text) {
    const present = this.begun();
    return present.length < begun.length + text.length && present.startsWith(begun) && `${begun}${text}`.startsWith(present) && !this.isHidden;
  }

  show(begun, text) {
    if (this.rest().trim() === text.trim()) {
      this.hide();
      return;
    }
    this.offer = { begun, text };
    const isInline = this.isInline();
    this.field.setGhost(isInline ? text : "");
    this.field.strip.replaceChildren(
      isInline ? element("span", { class: "visually-hidden" }, word("ghost.told", { text })) : ending(text),
    );
  }

  hide() {
    this.offer = null;
    this.field.setGhost("");
    this.field.strip.replaceChildren();
  }

  /** Hides it until something is typed again. */
  dismiss() {
    this.isHidden = true;
    this.hide();
  }

  /** Takes all of the ghost; within a text it takes the place of what follows. */
  takeAll() {
    if (!this.offer) return false;
    const { text } = this.offer;
    this.hide();
    this.field.replace(this.field.caret, this.field.value.length, text);
    clearTimeout(this.waiting);
    return true;
  }

  takeWord() {
    if (!this.offer || !this.isInline()) return false;
    const [next] = this.offer.text.match(/^\s*\S+/u) ?? [""];
    this.field.replace(this.field.caret, this.field.caret, next);
    return true;
  }

  /** Where as many sentences have ended as in the source, nothing goes on. */
  isFinished(begun) {
    if (!/[.!?]["”’)]*\s*$/u.test(begun)) return false;
    const wanted = this.field.source.match(/[。！？!?]/gu)?.length ?? 0;
    const ended = begun.match(/[.!?]["”’)]*(?=\s|$)/gu)?.length ?? 0;
    return ended >= Math.max(1, wanted);
  }

  isInline() {
    return this.rest() === "";
  }

  begun() {
    return this.field.value.slice(0, this.field.caret);
  }

  rest() {
    return this.field.value.slice(this.field.caret);
  }
}

function ending(text) {
  return element("span", { class: "other-ending" }, element("kbd", {}, "Tab"), " ", element("span", { lang: "en" }, `…${text}`));
}
