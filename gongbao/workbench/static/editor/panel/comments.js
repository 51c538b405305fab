// Comments on a segment: remarks to whoever reviews it, closed when they are dealt with.
import { get, post } from "../../shared/api.js";
import { byId, element } from "../../shared/element.js";
import { tell } from "../../shared/telling.js";
import { moment, word } from "../../shared/words.js";

export class Comments {
  name = "comments";

  constructor(model, changed) {
    Object.assign(this, { model, changed });
  }

  count(segment) {
    return segment.comments;
  }

  focus() {
    byId("comment-text")?.focus();
  }

  async show(segment, signal) {
    const path = this.model.segmentPath(segment.number, "/comments");
    const { comments } = await get(path, { signal });
    return [this.form(path), element("ul", { class: "comment-list" }, ...comments.reverse().map((comment) => this.item(comment, path)))];
  }

  form(path) {
    const text = element("textarea", { id: "comment-text", rows: 3, "aria-label": word("comments.text"), placeholder: word("comments.text") });
    const form = element("form", { class: "comment-form" }, text, element("button", {}, word("comments.add"), " ", element("kbd", {}, "Ctrl ↵")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (text.value.trim()) this.act(() => post(path, { text: text.value.trim() }));
    });
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    });
    return form;
  }

  item(comment, path) {
    const close = comment.is_closed
      ? element("span", { class: "quiet" }, word("comments.closed"))
      : element("button", { type: "button", class: "plain", onclick: () => this.act(() => post(`${path}/${comment.id}/close`)) }, word("comments.close"));
    return element("li", { class: comment.is_closed ? "is-closed" : "" },
      element("div", { class: "quiet" }, `${comment.author} · ${moment(comment.time)}`), element("p", {}, comment.text), close);
  }

  async act(run) {
    try {
      await run();
      this.changed();
    } catch (error) {
      tell(error.message || word("saving.offline"), { isBad: true });
    }
  }
}
