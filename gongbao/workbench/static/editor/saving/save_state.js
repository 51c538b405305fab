// The line that says whether everything is saved, and the offer of texts that an earlier page left.
import { byId, element } from "../../shared/element.js";
import { word } from "../../shared/words.js";

const LOOKS = { saved: "is-good", saving: "", offline: "is-bad", signed_out: "is-bad" };

/** Shows the state of the queue; away without anything to save counts as offline too. */
export function showSaveState(queue, changes) {
  const place = byId("save-state");
  let isAway = false;
  let shown = "";
  const show = () => {
    const state = queue.state === "saved" && isAway ? "offline" : queue.state;
    const text = word(`saving.${state}`, { count: queue.count });
    if (text === shown) return;
    shown = text;
    place.replaceChildren(element("span", { class: `badge ${LOOKS[state]}` }, text));
    place.dataset.state = state;
  };
  queue.addEventListener("state", show);
  changes.addEventListener("reached", () => {
    isAway = false;
    show();
    if (queue.state === "offline") queue.pump();
  });
  changes.addEventListener("away", () => {
    isAway = true;
    show();
  });
  show();
}

/** Offers what was typed in an earlier page and never reached the server. */
export function offerDrafts(model, drafts, queue, shown) {
  const left = drafts.left().filter(({ number, target }) => {
    const segment = model.segment(number);
    if (segment && segment.target !== target && !model.unsaved.has(number)) return true;
    if (segment && !model.unsaved.has(number)) drafts.forget(number);
    return false;
  });
  if (!left.length) return;
  const numbers = left.map((draft) => draft.number).join(", ");
  const line = element("div", { class: "notice offer", role: "alert" }, element("span", {}, word("drafts.left", { numbers })));
  const close = () => line.remove();
  const takeUp = () => {
    close();
    for (const { number, target, version } of left) queue.resume(number, target, version);
    shown(left[0].number);
  };
  const drop = () => {
    close();
    for (const { number } of left) drafts.forget(number);
  };
  line.append(
    element("button", { type: "button", class: "main", onclick: takeUp }, word("drafts.take")),
    element("button", { type: "button", onclick: drop }, word("drafts.drop")),
  );
  byId("offers").append(line);
}
