// The panel beside the text: one tab is open, its content belongs to the segment with the caret.
import { byId, element } from "../../shared/element.js";
import { word } from "../../shared/words.js";

const PAUSE_MS = 120;

export class SidePanel {
  /** `tabs` are {name, show(segment, place, signal), count?(segment)}. */
  constructor(tabs) {
    this.tabs = new Map(tabs.map((tab) => [tab.name, tab]));
    this.body = byId("tab-body");
    this.buttons = new Map();
    this.segment = null;
    this.waiting = 0;
    this.asked = null;
    for (const { name } of tabs) this.addButton(name);
    this.choose(tabs[0].name);
  }

  addButton(name) {
    const count = element("span", { class: "tab-count" });
    const button = element("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "tab-body", onclick: () => this.choose(name),
      onkeydown: (event) => this.arrows(event, name),
    }, word(`panel.${name}`), count);
    this.buttons.set(name, { button, count });
    byId("tabs").append(button);
  }

  arrows(event, name) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = [...this.buttons.keys()];
    const next = names[(names.indexOf(name) + step + names.length) % names.length];
    this.choose(next);
    this.buttons.get(next).button.focus();
  }

  choose(name) {
    this.name = name;
    for (const [other, { button }] of this.buttons) {
      button.setAttribute("aria-selected", String(other === name));
      button.tabIndex = other === name ? 0 : -1;
    }
    this.body.setAttribute("aria-labelledby", `tab-${name}`);
    this.refresh();
  }

  /** Another segment, or the same one changed: counts at once, content after a short pause. */
  show(segment) {
    const isOther = segment?.number !== this.segment?.number;
    this.segment = segment;
    for (const [name, { count }] of this.buttons) count.textContent = (segment && this.tabs.get(name).count?.(segment)) || "";
    const tab = this.tabs.get(this.name);
    if (!isOther && !tab.isLive) return;
    if (tab.isLive) this.refresh();
    else {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.refresh(), PAUSE_MS);
    }
  }

  async refresh() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    const mine = (this.asked = new AbortController());
    const tab = this.tabs.get(this.name);
    if (!this.segment && !tab.isFree) {
      this.body.replaceChildren(element("p", { class: "empty" }, word("panel.no_segment")));
      return;
    }
    try {
      const content = await tab.show(this.segment, mine.signal);
      if (!mine.signal.aborted && content) this.body.replaceChildren(...content);
    } catch (error) {
      if (error.name !== "AbortError" && !mine.signal.aborted) this.body.replaceChildren(element("p", { class: "empty" }, error.message || word("saving.offline")));
    }
  }
}
