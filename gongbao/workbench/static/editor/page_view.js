// The finished page beside the editor, in a frame that may do nothing, at the segment of the caret.
import { byId, element } from "../shared/element.js";
import { word } from "../shared/words.js";

const FOLLOW_MS = 150;
const RENEW_MS = 1200;

export class PageView {
  constructor(model) {
    this.model = model;
    this.place = byId("page-view");
    this.button = byId("toggle-page");
    this.number = 1;
    this.waiting = 0;
    this.renewing = 0;
    this.change = -1;
    this.button.addEventListener("click", () => this.toggle());
    model.addEventListener("changed", () => this.renewSoon());
  }

  get isShown() {
    return !this.place.hidden;
  }

  toggle() {
    this.place.hidden = this.isShown;
    this.button.setAttribute("aria-pressed", String(this.isShown));
    byId("editor").classList.toggle("has-page", this.isShown);
    if (this.isShown) this.load();
    else this.place.replaceChildren();
  }

  follow(number) {
    this.number = number;
    if (!this.isShown) return;
    clearTimeout(this.waiting);
    // Only the fragment changes: the frame scrolls and is not loaded anew.
    this.waiting = setTimeout(() => this.frame?.setAttribute("src", this.address(this.change)), FOLLOW_MS);
  }

  renewSoon() {
    if (!this.isShown) return;
    clearTimeout(this.renewing);
    this.renewing = setTimeout(() => this.load(), RENEW_MS);
  }

  /** Loads the page in a second frame and shows it once it is there: nothing flickers. */
  load() {
    this.change += 1;
    const fresh = element("iframe", { sandbox: "", src: this.address(this.change), title: word("page_view.title"), class: "is-coming" });
    fresh.addEventListener("load", () => {
      if (!fresh.classList.contains("is-coming")) return;
      fresh.classList.remove("is-coming");
      for (const other of this.place.querySelectorAll("iframe")) if (other !== fresh) other.remove();
    });
    this.place.append(fresh);
    this.frame = fresh;
  }

  address(change) {
    return `/documents/${this.model.id}/page?change=${change}#segment-${this.number}`;
  }
}
