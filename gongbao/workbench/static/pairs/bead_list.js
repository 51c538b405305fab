// The beads of a page and what may be done to them; every step keeps every sentence.

/** Beads are {source: [numbers], target: [numbers], score}; steps return new lists. */
export function merged(beads, place) {
  const [first, second] = [beads[place], beads[place + 1]];
  if (!second) return null;
  return replaced(beads, place, 2, [joined(first, second)]);
}

export function split(beads, place) {
  const { source, target } = beads[place];
  const count = Math.max(source.length, target.length);
  if (count < 2) return null;
  const parts = [];
  for (let k = 0; k < count; k += 1) {
    const isLast = k === count - 1;
    parts.push(made(isLast ? source.slice(k) : source.slice(k, k + 1), isLast ? target.slice(k) : target.slice(k, k + 1)));
  }
  return replaced(beads, place, 1, parts);
}

export function unlinked(beads, place) {
  const { source, target } = beads[place];
  if (!source.length || !target.length) return null;
  return replaced(beads, place, 1, [made(source, []), made([], target)]);
}

/** Hands the last sentence of one side on to the next bead. */
export function handedOn(beads, place, side) {
  const [bead, next] = [beads[place], beads[place + 1]];
  if (!next || !bead[side].length) return null;
  const rest = { ...bead, [side]: bead[side].slice(0, -1) };
  const more = { ...next, [side]: [bead[side].at(-1), ...next[side]] };
  return withoutEmpty(replaced(beads, place, 2, [made(rest.source, rest.target), made(more.source, more.target)]));
}

/** Takes the first sentence of one side from the next bead. */
export function takenBack(beads, place, side) {
  const [bead, next] = [beads[place], beads[place + 1]];
  if (!next || !next[side].length) return null;
  const more = { ...bead, [side]: [...bead[side], next[side][0]] };
  const rest = { ...next, [side]: next[side].slice(1) };
  return withoutEmpty(replaced(beads, place, 2, [made(more.source, more.target), made(rest.source, rest.target)]));
}

/** Returns the place of the next bead that is less certain than `limit`, after `place`; -1 for none. */
export function nextDoubtful(beads, place, limit = 0.7) {
  for (let step = 1; step <= beads.length; step += 1) {
    const other = (place + step) % beads.length;
    if (beads[other].score < limit) return other;
  }
  return -1;
}

const made = (source, target) => ({ source, target, score: 1, is_mended: true });
const joined = (first, second) => made([...first.source, ...second.source].sort(byNumber), [...first.target, ...second.target].sort(byNumber));
const byNumber = (a, b) => a - b;
const replaced = (beads, place, count, others) => [...beads.slice(0, place), ...others, ...beads.slice(place + count)];
const withoutEmpty = (beads) => beads.filter((bead) => bead.source.length || bead.target.length);
