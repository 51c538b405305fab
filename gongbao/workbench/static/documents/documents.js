// The documents page: takes documents in, shows how far they are, stops, resumes and retires them.
import { get, post } from "../shared/api.js";
import { byId } from "../shared/element.js";
import { startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";
import { DocumentTable } from "./document_table.js";
import { startIntake } from "./intake.js";

const BUSY_MS = 1000;
const CALM_MS = 5000;

let waiting = 0;
let turn = 0;

await startShell();
const table = new DocumentTable(byId("documents"), act);
startIntake(refresh);
byId("with-retired").addEventListener("change", refresh);
document.addEventListener("visibilitychange", () => !document.hidden && refresh());
await refresh();

/** Asks for the list and shows it; again in a second while something is translated. */
async function refresh() {
  clearTimeout(waiting);
  const mine = ++turn;
  let isBusy = false;
  try {
    const all = byId("with-retired").checked ? "?retired=1" : "";
    const { documents } = await get(`/api/documents${all}`);
    if (mine !== turn) return;
    table.show(documents);
    isBusy = documents.some((one) => one.state === "translating");
  } catch (error) {
    if (mine === turn) table.showProblem(error.status === 401 ? word("saving.signed_out") : word("documents.away"));
  }
  if (mine === turn && !document.hidden) waiting = setTimeout(refresh, isBusy ? BUSY_MS : CALM_MS);
}

async function act(record, action) {
  try {
    await post(`/api/documents/${record.id}/${action}`);
    if (action === "retire") {
      const back = { name: word("documents.restore"), run: () => act(record, "restore") };
      tell(word("documents.retired", { name: record.name }), { action: back, seconds: 9 });
    }
  } catch (error) {
    tell(error.message, { isBad: true });
  }
  await refresh();
}
