// Published pages: taken in with their translation, listed with what is doubtful in them.
import { get, post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { moment, word } from "../shared/words.js";

await startShell();
byId("pair-form").addEventListener("submit", take);
await refresh();

async function take(event) {
  event.preventDefault();
  const button = event.target.querySelector("button.main");
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    const { id } = await post("/api/pairs", new FormData(event.target));
    location.assign(`/pairs/${id}`);
  } catch (error) {
    tell(error.message, { isBad: true });
  } finally {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}

async function refresh() {
  const { pairs } = await get("/api/pairs");
  if (!pairs.length) {
    byId("pairs").replaceChildren(element("p", { class: "empty" }, word("pairs.none")));
    return;
  }
  const head = ["name", "date", "pairs", "doubtful", "by", "state"].map((key) => element("th", { scope: "col" }, word(`pairs.column_${key}`)));
  byId("pairs").replaceChildren(
    element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...pairs.map(row))),
  );
}

function row(pair) {
  const state = pair.published
    ? element("span", { class: "badge is-good" }, word("pairs.stored"))
    : element("span", { class: "badge is-accent" }, word("pairs.open"));
  return element("tr", {},
    element("th", { scope: "row" }, element("a", { href: `/pairs/${pair.id}` }, pair.name)),
    element("td", {}, pair.date || "–"),
    element("td", { "data-name": word("pairs.column_pairs") }, String(pair.beads)),
    element("td", { "data-name": word("pairs.column_doubtful") }, pair.doubtful ? element("span", { class: "badge is-warn" }, String(pair.doubtful)) : "0"),
    element("td", {}, `${pair.author}, ${moment(pair.created)}`),
    element("td", {}, state),
  );
}
