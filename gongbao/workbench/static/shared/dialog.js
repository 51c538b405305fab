// Dialogs on the platform's own <dialog>: focus is kept inside, Escape closes, focus goes back.
import { element } from "./element.js";
import { word } from "./words.js";

let made = 0;

/**
 * Opens a dialog and returns it. `buttons` are {name, run, isMain}; `run` may return false to
 * keep it open. Ctrl+Enter, and Enter in a line of text, is the main button.
 */
export function openDialog(title, content, buttons, { className = "", onClose = null } = {}) {
  const before = document.activeElement;
  const heading = element("h2", { id: `dialog-${++made}` }, title);
  const dialog = element("dialog", { class: `sheet ${className}`, "aria-labelledby": heading.id });
  const run = async (button) => {
    if ((await button.run?.()) !== false) dialog.close();
  };
  const foot = element("div", { class: "dialog-foot" });
  for (const button of [...buttons, { name: word("dialog.close") }]) {
    foot.append(element("button", { type: "button", class: button.isMain ? "main" : "", onclick: () => run(button) }, button.name));
  }
  const main = buttons.find((button) => button.isMain);
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const isLine = event.target.matches?.("input:not([type=checkbox])");
    if (event.key === "Enter" && main && !event.isComposing && (event.ctrlKey || event.metaKey || isLine)) {
      event.preventDefault();
      run(main);
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
    if (before?.isConnected) before.focus({ preventScroll: true });
  });
  dialog.append(heading, content, foot);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return dialog;
}
