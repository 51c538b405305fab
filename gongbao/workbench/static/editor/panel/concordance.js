// Concordance: where the memory has words, on either side.
import { get } from "../../shared/api.js";
import { element } from "../../shared/element.js";
import { word } from "../../shared/words.js";

const TYPING_MS = 200;

export class Concordance {
  name = "concordance";
  isFree = true;

  constructor(insert) {
    this.insert = insert;
    this.waiting = 0;
    this.turn = 0;
    this.query = element("input", { type: "search", "aria-label": word("concordance.query"), placeholder: word("concordance.query") });
    this.found = element("div", { "aria-live": "polite" });
    this.query.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.search(), TYPING_MS);
    });
    this.content = [this.query, this.found];
  }

  /** Is opened with the selected words. */
  ask(words) {
    if (words) this.query.value = words;
    this.query.focus();
    this.query.select();
    this.search();
  }

  show() {
    return this.query.isConnected ? null : this.content;
  }

  async search() {
    const mine = ++this.turn;
    const words = this.query.value.trim();
    if (!words) {
      this.found.replaceChildren();
      return;
    }
    const { units } = await get(`/api/concordance?q=${encodeURIComponent(words)}`);
    if (mine !== this.turn) return;
    const items = units.map((unit) => element("li", {},
      element("div", { lang: "zh-Hans" }, ...marked(unit.source, words)),
      element("div", { lang: "en" }, ...marked(unit.target, words)),
      element("div", { class: "quiet" }, [unit.author, unit.document].filter(Boolean).join(" · "))));
    this.found.replaceChildren(items.length ? element("ul", { class: "concordance-list" }, ...items) : element("p", { class: "empty" }, word("concordance.none")));
  }
}

/** Returns a text with the words it was found by in <mark>. */
function marked(text, words) {
  const parts = [];
  const low = text.toLowerCase();
  const wanted = words.toLowerCase();
  let place = 0;
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, place)) {
    parts.push(text.slice(place, at), element("mark", {}, text.slice(at, at + words.length)));
    place = at + words.length;
  }
  return [...parts, text.slice(place)];
}
