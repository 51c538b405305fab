// The words of the interface in the chosen language, asked for once a page.
import { get } from "./api.js";

let words = {};

export async function loadWords() {
  words = await get("/api/words");
}

/** Returns the words of a key, with {name} replaced by the value of that name. */
export function word(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/gu, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Returns the words of a key, or another text where there are none: kinds that came later. */
export function wordOr(key, otherwise) {
  return words[key] ?? otherwise;
}

/** Returns a moment as people write it, today's without the day. */
export function moment(iso) {
  const time = new Date(/[zZ]|[+-]\d\d:?\d\d$/u.test(iso) ? iso : `${iso}Z`);
  if (Number.isNaN(time.getTime())) return iso;
  const isToday = time.toDateString() === new Date().toDateString();
  const clock = { hour: "2-digit", minute: "2-digit" };
  const day = { year: "numeric", month: "short", day: "numeric" };
  return new Intl.DateTimeFormat(document.documentElement.lang, isToday ? clock : { ...day, ...clock }).format(time);
}
