// The server counts code points, JavaScript UTF-16 units: they differ after 𠮷 and other rare signs.
const BEYOND = /[\u{10000}-\u{10FFFF}]/u;

/** Returns [start, end] in units of a span in code points, within the text; null stays null. */
export function toUnits(text, span) {
  if (!span) return null;
  if (!BEYOND.test(text)) return span.map((place) => Math.min(place, text.length));
  const units = [];
  let point = 0;
  let unit = 0;
  for (const sign of text) {
    for (const place of span) if (place === point) units.push(unit);
    point += 1;
    unit += sign.length;
  }
  while (units.length < 2) units.push(unit);
  return units;
}
