// A finding that somebody answers for is waived, with a reason; it is listed no more.
import { post } from "./api.js";
import { openDialog } from "./dialog.js";
import { element } from "./element.js";
import { mayApprove } from "./shell.js";
import { tell } from "./telling.js";
import { word } from "./words.js";

/** Returns the button that waives a finding, nothing for a role that may not; see `openWaiver`. */
export function waiverButton(finding, text, path, waived, more = {}) {
  if (!mayApprove()) return "";
  return element("button", { type: "button", class: "plain waive", onclick: () => openWaiver(finding, text, path, waived, more) }, word("waiver.waive"));
}

/** Asks for a reason, and lets the server grant the waiver; `waived(answer)` is called afterwards. */
function openWaiver(finding, text, path, waived, more) {
  const reason = element("input", { autofocus: true });
  const content = element("div", {},
    element("p", {}, text),
    finding.text ? element("p", {}, element("mark", {}, finding.text)) : "",
    element("p", { class: "quiet" }, word("waiver.told")),
    element("label", {}, word("decision.reason"), reason));
  const run = async () => {
    if (!reason.value.trim()) return false;
    try {
      waived(await post(path, { rule: finding.rule, text: finding.text, reason: reason.value, ...more }));
      tell(word("waiver.done"));
      return true;
    } catch (error) {
      tell(error.message || word("saving.offline"), { isBad: true });
      return false;
    }
  };
  openDialog(word("waiver.title"), content, [{ name: word("waiver.waive"), isMain: true, run }]);
}
