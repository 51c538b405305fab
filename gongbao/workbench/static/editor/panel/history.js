// What the target was before, who wrote it, and how it differs from what stands there now.
import { get } from "../../shared/api.js";
import { element } from "../../shared/element.js";
import { difference, shownDifference } from "../../shared/difference.js";
import { moment, word } from "../../shared/words.js";

export class History {
  name = "history";

  constructor(model, take) {
    Object.assign(this, { model, take });
  }

  async show(segment, signal) {
    const { versions } = await get(this.model.segmentPath(segment.number, "/history"), { signal });
    if (!versions.length) return [element("p", { class: "empty" }, word("history.none"))];
    const present = this.model.segment(segment.number).target;
    return [element("ol", { class: "history-list" }, ...versions.map((version) => this.item(version, present)))];
  }

  item(version, present) {
    const head = [version.author || word("origin.model"), moment(version.time), word(`segment_state.${version.state}`)].join(" · ");
    const text = version.target ? element("p", { lang: "en" }, ...shownDifference(difference(version.target, present))) : element("p", { class: "quiet" }, word("row.empty"));
    const take = element("button", { type: "button", class: "plain", onclick: () => this.take(version.target) }, word("history.take"));
    return element("li", {}, element("div", { class: "quiet" }, head), text, version.target && version.target !== present ? take : "");
  }
}
