// Other ways to go on from the caret, in a list below it: arrows choose, Enter takes.
import { element } from "../../shared/element.js";
import { word } from "../../shared/words.js";
import { findTags } from "./tags.js";

export class Alternatives {
  /** `ask(begun)` returns texts; `taken` is called after one was put in. */
  constructor(field, ask, taken) {
    Object.assign(this, { field, ask, taken });
    this.texts = [];
    this.place = 0;
    this.list = null;
    field.addEventListener("typed", () => this.close());
    field.area.addEventListener("blur", () => this.close());
  }

  get isOpen() {
    return this.list !== null;
  }

  async open() {
    const begun = this.field.value.slice(0, this.field.caret);
    let texts;
    try {
      texts = await this.ask(begun);
    } catch {
      texts = [];
    }
    if (this.field.value.slice(0, this.field.caret) !== begun) return;
    this.close();
    this.texts = texts;
    this.place = 0;
    const items = texts.length ? texts.map((text, place) => this.item(text, place)) : [element("li", { class: "quiet", role: "option" }, word("alternatives.none"))];
    this.list = element("ul", { class: "alternatives", role: "listbox", id: "alternatives", "aria-label": word("alternatives.title"), lang: "en" }, ...items);
    document.body.append(this.list);
    const box = this.field.rectAt(this.field.caret);
    const { offsetWidth: width, offsetHeight: height } = this.list;
    this.list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.list.style.top = `${box.bottom + height + 8 > innerHeight ? box.top - height - 4 : box.bottom + 4}px`;
    this.mark();
  }

  item(text, place) {
    const take = (event) => {
      event.preventDefault();
      this.place = place;
      this.take();
    };
    return element("li", { role: "option", id: `alternative-${place}`, onmousedown: take }, text);
  }

  mark() {
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.place)));
    this.field.area.setAttribute("aria-controls", "alternatives");
    this.field.area.setAttribute("aria-activedescendant", `alternative-${this.place}`);
  }

  /** Handles a key while the list is open; returns whether it was one of its own. */
  key(event) {
    if (!this.isOpen) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const count = Math.max(1, this.texts.length);
      this.place = (this.place + steps[event.key] + count) % count;
      this.mark();
    } else if (event.key === "Enter" || event.key === "Tab") this.take();
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  /** Puts the chosen words in; what followed goes, unless it has tags, and is completed anew. */
  take() {
    const text = this.texts[this.place];
    this.close();
    if (text === undefined) return;
    const { caret, value } = this.field;
    const end = findTags(value.slice(caret)).length ? caret : value.length;
    const gap = caret > 0 && !/\s$/u.test(value.slice(0, caret)) && /^[\p{L}\p{N}]/u.test(text) ? " " : "";
    this.field.replace(caret, end, gap + text);
    this.taken();
  }

  close() {
    this.list?.remove();
    this.list = null;
    this.field.area.removeAttribute("aria-activedescendant");
    this.field.area.removeAttribute("aria-controls");
  }
}
