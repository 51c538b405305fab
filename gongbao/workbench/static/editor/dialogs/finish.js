// Finishing: the downloads, and the approval, by somebody else where the office wants four eyes.
import { get, post } from "../../shared/api.js";
import { byId, element } from "../../shared/element.js";
import { mayApprove } from "../../shared/shell.js";
import { tell } from "../../shared/telling.js";
import { word } from "../../shared/words.js";

const MOST_KEPT = 5;
const KINDS = ["document", "bilingual", "report", "decisions"];

export class Finish {
  /** What waits is saved by `flush()` before anything leaves; `changed(record)` follows a decision. */
  constructor(model, { isSaved, flush, changed }) {
    Object.assign(this, { model, isSaved, flush, changed });
    this.button = byId("finish");
    this.menu = byId("finish-menu");
    this.button.addEventListener("click", () => this.toggle());
    this.menu.addEventListener("keydown", (event) => this.key(event));
    this.menu.addEventListener("focusout", (event) => {
      if (this.isOpen && event.relatedTarget && !event.relatedTarget.closest(".menu-place")) this.toggle();
    });
    document.addEventListener("pointerdown", (event) => {
      if (this.isOpen && !event.target.closest(".menu-place")) this.toggle();
    });
  }

  get isOpen() {
    return !this.menu.hidden;
  }

  toggle() {
    this.menu.hidden = !this.menu.hidden;
    this.button.setAttribute("aria-expanded", String(!this.menu.hidden));
    if (this.menu.hidden) return;
    const open = this.model.segments.filter((one) => one && one.state !== "confirmed" && one.origin !== "none").length;
    const { state } = this.model.record;
    const isApproved = state === "approved";
    this.menu.replaceChildren(
      ...KINDS.map((kind) => this.download(kind)),
      element("hr"),
      element("p", { class: "quiet" }, isApproved ? word("finish.approved_by", { name: this.model.record.approved_by }) : word("finish.open", { count: open })),
      this.kept(),
      this.model.record.needs_second ? element("p", { class: "quiet" }, word("finish.second")) : "",
      this.decision(isApproved, open),
    );
    this.menu.querySelector("a").focus();
  }

  /** What stays Chinese in the finished document, with the place and the reason of each. */
  kept() {
    const place = element("div", { class: "kept", role: "status" });
    get(this.model.path("/kept")).then(({ kept }) => {
      if (!kept.length) return;
      const shown = kept.sort((a, b) => b.findings.length - a.findings.length).slice(0, MOST_KEPT);
      const lines = shown.map((one) => element("li", { class: one.findings.length ? "is-bad" : "" }, `${one.place}: ${one.text} (${word(`kept.${one.reason}`)})`));
      const rest = kept.length - shown.length;
      if (rest) lines.push(element("li", {}, word("finish.kept_more", { count: rest })));
      place.append(element("p", { class: "quiet" }, word("finish.kept", { count: kept.length })), element("ul", { class: "quiet" }, ...lines));
    }).catch(() => {}); // told in the report, too
    return place;
  }

  /** The button that approves or reopens; a translator has none. */
  decision(isApproved, open) {
    if (!mayApprove()) return "";
    if (isApproved) return element("button", { type: "button", onclick: () => this.decide("reopen") }, word("finish.reopen"));
    return element("button", { type: "button", class: "main", onclick: () => this.decide("approve"), disabled: open > 0 }, word("finish.approve"));
  }

  download(kind) {
    const href = `/documents/${this.model.id}/download?kind=${kind}`;
    const link = element("a", { href, download: "" }, element("strong", {}, word(`finish.${kind}`)), element("span", { class: "quiet" }, word(`finish.${kind}_note`)));
    link.addEventListener("click", async (event) => {
      if (this.isSaved()) return;
      event.preventDefault();
      if (await this.flush()) location.assign(link.href);
      else tell(word("finish.unsaved"), { isBad: true });
    });
    return link;
  }

  key(event) {
    const items = [...this.menu.querySelectorAll("a, button:not(:disabled)")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.toggle();
      this.button.focus();
    }
  }

  async decide(decision) {
    try {
      if (!(await this.flush())) throw new Error(word("finish.unsaved"));
      const record = await post(this.model.path(`/${decision}`));
      if (this.isOpen) this.toggle();
      tell(word(decision === "approve" ? "finish.approved" : "finish.reopened"));
      this.changed(record);
    } catch (error) {
      tell(error.message || word("saving.offline"), { isBad: true });
    }
  }
}
