// Small plots as SVG: bars by month, bars by kind; each is a table for whoever cannot see it.
import { element } from "../shared/element.js";
import { word } from "../shared/words.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 300, HEIGHT = 110, HEAD = 14, FOOT = 26, MONTHS = 12;

/** Returns a figure with a bar for each of the last twelve months; `counts` is [[month, count], ...]. */
export function monthlyBars(title, counts) {
  const known = new Map(counts);
  const shown = lastMonths().map((month) => [month, known.get(month) ?? 0]);
  const most = Math.max(1, ...shown.map(([, count]) => count));
  const step = WIDTH / MONTHS;
  const foot = HEIGHT - FOOT;
  const svg = drawing("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", class: "plot" });
  svg.append(drawing("line", { x1: 0, x2: WIDTH, y1: foot, y2: foot, class: "axis" }));
  shown.forEach(([month, count], place) => {
    const height = (foot - HEAD) * (count / most);
    const middle = (place + 0.5) * step;
    if (count) {
      svg.append(drawing("rect", { x: place * step + 3, y: foot - height, width: step - 6, height, class: "bar", rx: 2 }));
      svg.append(drawing("text", { x: middle, y: foot - height - 3, class: "count" }, String(count)));
    }
    // Every month has its number, the first of a year and the first shown the year as well.
    const [year, number] = month.split("-");
    svg.append(drawing("text", { x: middle, y: HEIGHT - 15, class: "label" }, String(Number(number))));
    if ((place === 0 && number !== "12") || number === "01") svg.append(drawing("text", { x: Math.max(middle, 11), y: HEIGHT - 4, class: "label" }, year));
  });
  const total = shown.reduce((sum, [, count]) => sum + count, 0);
  return element("figure", {}, element("figcaption", {}, word("quality.in_a_year", { title, count: total })), svg, asTable(title, counts));
}

/** Returns this month and the eleven before it, as "2026-11". */
function lastMonths() {
  const today = new Date();
  return Array.from({ length: MONTHS }, (_, place) => {
    const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - MONTHS + 1 + place, 1));
    return month.toISOString().slice(0, 7);
  });
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
