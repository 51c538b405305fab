// Find and replace over the document: the server shows what would change, a person picks.
import { post } from "../../shared/api.js";
import { byId, element } from "../../shared/element.js";
import { difference, shownDifference } from "../../shared/difference.js";
import { openDialog } from "../../shared/dialog.js";
import { tell } from "../../shared/telling.js";
import { word } from "../../shared/words.js";

export class FindReplace {
  /** `go(number, start, end)` shows a place of a target; `at()` tells where the caret is. */
  constructor(model, { go, at, flush, changed }) {
    Object.assign(this, { model, go, at, flush, changed });
    this.bar = byId("find-bar");
    this.find = element("input", { type: "search", "aria-label": word("find.find"), placeholder: word("find.find") });
    this.replacement = element("input", { "aria-label": word("find.replace"), placeholder: word("find.replace") });
    this.matchCase = element("input", { type: "checkbox" });
    this.wholeWord = element("input", { type: "checkbox" });
    const close = element("button", { type: "button", class: "plain", "aria-label": word("dialog.close"), onclick: () => this.close() }, "✕");
    this.bar.append(
      this.find,
      element("button", { class: "find-next" }, word("find.next"), " ", element("kbd", {}, "↵")),
      this.replacement,
      element("button", { type: "button", onclick: () => this.preview() }, word("find.preview")),
      element("label", { class: "check" }, this.matchCase, word("find.match_case")),
      element("label", { class: "check" }, this.wholeWord, word("find.whole_word")),
      close,
    );
    this.bar.addEventListener("submit", (event) => {
      event.preventDefault();
      if (document.activeElement === this.replacement) this.preview();
      else this.next();
    });
    this.bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  open(words) {
    this.bar.hidden = false;
    if (words) this.find.value = words;
    this.find.focus();
    this.find.select();
  }

  close() {
    this.bar.hidden = true;
    this.go(this.at().number);
  }

  /** Goes to the next place after the caret, around the end of the document. */
  next() {
    const { number, end } = this.at();
    const total = this.model.total;
    for (let step = 0; step <= total; step += 1) {
      const at = ((number - 1 + step) % total) + 1;
      const found = this.search(at, step === 0 ? end : 0);
      if (!found) continue;
      this.go(at, found.start, found.end, this.find);
      return;
    }
    tell(word("find.none"));
  }

  search(number, from) {
    const segment = this.model.segment(number);
    if (!segment) return null;
    const fold = (text) => (this.matchCase.checked ? text : text.toLowerCase());
    const wanted = fold(this.find.value);
    const text = fold(segment.target);
    for (let start = text.indexOf(wanted, from); wanted && start >= 0; start = text.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const isWhole = !/[\p{L}\p{N}]/u.test(text[start - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[end] ?? " ");
      if (isWhole || !this.wholeWord.checked) return { start, end };
    }
    return null;
  }

  async ask(more) {
    await this.flush();
    const words = { find: this.find.value, replace: this.replacement.value };
    return post(this.model.path("/replace"), { ...words, match_case: this.matchCase.checked, whole_word: this.wholeWord.checked, numbers: null, apply: false, ...more });
  }

  async preview() {
    if (!this.find.value) return;
    try {
      const { changes } = await this.ask({});
      if (!changes.length) {
        tell(word("find.none"));
        return;
      }
      this.show(changes);
    } catch (error) {
      tell(error.message || word("saving.offline"), { isBad: true });
    }
  }

  show(changes) {
    const boxes = changes.map((change) => element("input", { type: "checkbox", checked: true, "aria-label": word("find.segment", { number: change.number }) }));
    const rows = changes.map((change, place) => element("li", {}, element("label", { class: "check" }, boxes[place], String(change.number)),
      element("span", { lang: "en" }, ...shownDifference(difference(change.before, change.after)))));
    const content = element("ul", { class: "change-list" }, ...rows);
    const apply = async () => {
      const numbers = changes.filter((_, place) => boxes[place].checked).map((change) => change.number);
      if (!numbers.length) return true;
      try {
        await this.ask({ numbers, apply: true });
        tell(word("find.replaced", { count: numbers.length }));
        this.changed();
        return true;
      } catch (error) {
        tell(error.message || word("saving.offline"), { isBad: true });
        return false;
      }
    };
    openDialog(word("find.changes", { count: changes.length }), content, [{ name: word("find.apply"), isMain: true, run: apply }], { className: "is-wide" });
  }
}
