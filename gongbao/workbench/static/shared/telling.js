// Tells what has happened: a line at the foot of the page, read out by screen readers.
import { byId, element } from "./element.js";

let leaving = 0;

/** Shows a text for some seconds; with an action, a button that does it. */
export function tell(text, { isBad = false, action = null, seconds = isBad ? 12 : 5 } = {}) {
  const place = byId("told");
  clearTimeout(leaving);
  const line = element("p", { class: isBad ? "told-line is-bad" : "told-line" }, text);
  if (action) {
    line.append(" ", element("button", { type: "button", onclick: () => { hide(); action.run(); } }, action.name));
  }
  place.replaceChildren(line);
  leaving = setTimeout(hide, seconds * 1000);
}

function hide() {
  byId("told").replaceChildren();
}
