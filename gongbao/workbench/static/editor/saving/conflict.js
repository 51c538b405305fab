// Two people have changed one segment: both texts side by side, and a person decides.
import { element } from "../../shared/element.js";
import { difference, shownDifference } from "../../shared/difference.js";
import { openDialog } from "../../shared/dialog.js";
import { moment, word } from "../../shared/words.js";

/**
 * Shows a conflict; `decide(text)` is called with what is to be saved over their version,
 * `takeTheirs()` where theirs stays. Closing the dialog decides nothing: the text is kept here.
 */
export function openConflict({ mine, theirs }, { decide, takeTheirs, undecided }) {
  let isDecided = false;
  const merged = element("textarea", { rows: 4, lang: "en", class: "conflict-merged" });
  merged.value = mine;
  const side = (title, note, pieces) => element("section", { class: "conflict-side" }, element("h3", {}, title), element("p", { class: "quiet" }, note), element("p", { lang: "en" }, ...shownDifference(pieces)));
  const pieces = difference(theirs.target, mine);
  const content = element(
    "div",
    {},
    element("p", {}, word("conflict.told", { number: theirs.number, name: theirs.author })),
    element("div", { class: "conflict-sides" },
      side(word("conflict.theirs"), `${theirs.author} · ${moment(theirs.time)}`, pieces.filter(([kind]) => kind !== "added")),
      side(word("conflict.mine"), word("conflict.unsaved"), pieces.filter(([kind]) => kind !== "lost"))),
    element("label", {}, word("conflict.merged"), merged),
  );
  const finish = (run) => () => {
    isDecided = true;
    run();
  };
  openDialog(word("conflict.title"), content, [
    { name: word("conflict.take_theirs"), run: finish(takeTheirs) },
    { name: word("conflict.save_merged"), isMain: true, run: finish(() => decide(merged.value)) },
  ], { className: "is-wide conflict", onClose: () => isDecided || undecided() });
  merged.focus();
}
