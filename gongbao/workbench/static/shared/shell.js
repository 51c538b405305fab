// What every page has at its head: language, theme, the name of whoever sits there.
import { Refusal, post } from "./api.js";
import { openDialog } from "./dialog.js";
import { byId, element } from "./element.js";
import { tell } from "./telling.js";
import { loadWords, word } from "./words.js";

const THEMES = ["system", "light", "dark"];

/** Loads the words and wires the head of the page; the rest of a page waits for it. */
export async function startShell() {
  await loadWords();
  byId("shell-language").addEventListener("click", changeLanguage);
  byId("shell-theme").addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % 3]));
  byId("shell-name")?.addEventListener("click", changeName);
  showTheme();
}

export const userName = () => document.querySelector('meta[name="user"]').content;
const role = () => document.querySelector('meta[name="role"]').content;
export const mayDecideTerms = () => ["terminologist", "all"].includes(role());
export const mayApprove = () => ["reviewer", "all"].includes(role());

function theme() {
  return document.documentElement.dataset.theme ?? "system";
}

function setTheme(chosen) {
  if (chosen === "system") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem("gongbao.theme");
  } else {
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem("gongbao.theme", chosen);
  }
  showTheme();
}

function showTheme() {
  const button = byId("shell-theme");
  button.textContent = { system: "◐", light: "☀", dark: "☾" }[theme()];
  button.setAttribute("aria-label", word("shell.theme", { theme: word(`theme.${theme()}`) }));
  button.title = button.getAttribute("aria-label");
}

async function changeLanguage(event) {
  await post("/api/language", { language: event.currentTarget.dataset.language });
  location.reload();
}

function changeName() {
  const input = element("input", { value: userName(), maxlength: 60, autofocus: true });
  const content = element("label", {}, word("shell.your_name"), input);
  openDialog(word("shell.name"), content, [{ name: word("dialog.save"), isMain: true, run: () => saveName(input.value) }]);
}

async function saveName(name) {
  try {
    const saved = await post("/api/user", { name });
    document.querySelector('meta[name="user"]').content = saved.name;
    byId("shell-name").textContent = saved.name;
    return true;
  } catch (error) {
    tell(error instanceof Refusal ? error.message : word("saving.offline"), { isBad: true });
    return false;
  }
}

if (document.body.classList.contains("page-signin")) startShell();
