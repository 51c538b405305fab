// Proposes a term: Chinese, English, a note; from the terms page, or from a selection in the editor.
import { post } from "../shared/api.js";
import { element } from "../shared/element.js";
import { openDialog } from "../shared/dialog.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";

/** Opens the dialog; `sentence` is shown where the Chinese has to be picked by hand. */
export function openProposal({ chinese = "", english = "", sentence = "" }, proposed = () => {}) {
  const first = element("input", { value: chinese, lang: "zh-Hans", autofocus: !chinese });
  const second = element("input", { value: english, lang: "en", autofocus: Boolean(chinese) });
  const note = element("input", { value: "" });
  const content = element(
    "div",
    {},
    sentence && !chinese ? element("p", { class: "quiet proposal-sentence", lang: "zh-Hans" }, sentence) : null,
    element("label", {}, word("terms.chinese"), first),
    element("label", {}, word("terms.english"), second),
    element("label", {}, word("terms.note"), note),
  );
  const run = async () => {
    try {
      const term = await post("/api/terms", { chinese: first.value, english: second.value, note: note.value });
      tell(word("terms.proposed", { term: term.chinese[0] }));
      proposed(term);
      return true;
    } catch (error) {
      tell(error.message, { isBad: true });
      return false;
    }
  };
  openDialog(word("terms.propose"), content, [{ name: word("terms.propose"), isMain: true, run }]);
}
