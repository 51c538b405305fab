// Small plots as SVG: bars by month, bars by kind; each is a table for whoever cannot see it.
import { element } from "../shared/element.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 260, HEIGHT = 96, FOOT = 16, MONTHS = 12;

/** Returns a figure with a bar for each of the last months; `counts` is [[month, count], ...]. */
export function monthlyBars(title, counts) {
  const shown = counts.slice(-MONTHS);
  if (!shown.length) return element("figure", {}, element("figcaption", {}, `${title}: 0`));
  const most = Math.max(1, ...shown.map(([, count]) => count));
  const step = WIDTH / Math.max(6, shown.length);
  const svg = drawing("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", class: "plot" });
  shown.forEach(([month, count], place) => {
    const height = (HEIGHT - FOOT - 14) * (count / most);
    const top = HEIGHT - FOOT - height;
    svg.append(
      drawing("rect", { x: place * step + 3, y: top, width: step - 6, height, class: "bar", rx: 2 }),
      drawing("text", { x: (place + 0.5) * step, y: top - 3, class: "count" }, String(count)),
      drawing("text", { x: (place + 0.5) * step, y: HEIGHT - 4, class: "label" }, month.slice(2)),
    );
  });
  const total = shown.reduce((sum, [, count]) => sum + count, 0);
  return element("figure", {}, element("figcaption", {}, `${title}: ${total}`), svg, asTable(title, counts));
}

/** Returns a figure with a bar for each kind, the longest first. */
export function kindBars(title, counts) {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  const bars = counts.map(([kind, count]) => {
    const bar = element("span", { class: "kind-bar" });
    bar.style.width = `${(100 * count) / most}%`;
    return element("li", {}, element("code", {}, kind), element("span", { class: "kind-track" }, bar), String(count));
  });
  return element("figure", { class: "wide" }, element("figcaption", {}, title), element("ul", { class: "kinds" }, ...bars));
}

function asTable(title, counts) {
  const rows = counts.map(([name, count]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, String(count))));
  return element("table", { class: "visually-hidden" }, element("caption", {}, title), element("tbody", {}, ...rows));
}

function drawing(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
