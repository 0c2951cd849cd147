// The API explorer: editor, run, response, link.
import { attachEditor } from "./editor.js";
import { showDocs } from "./docs.js";
import { send, listen } from "./transport.js";

const root = document.querySelector("[data-explorer]");
const words = root.dataset;
const at = (id) => document.getElementById(id);
const [query, variables, response, status, stop] = ["query", "variables", "response", "status", "stop"].map(at);

function fromLink() {
  if (location.hash.length < 2) return;
  try {
    const bytes = Uint8Array.from(atob(location.hash.slice(1).replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const saved = JSON.parse(new TextDecoder().decode(bytes));
    query.value = String(saved.query ?? "");
    variables.value = String(saved.variables ?? "{}");
  } catch { /* A broken link leaves the example standing. */ }
}

function toLink() {
  const bytes = new TextEncoder().encode(JSON.stringify({ query: query.value, variables: variables.value }));
  const text = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  history.replaceState(null, "", `#${text}`);
  return location.href;
}

/** The operation at the cursor, when a document holds several. */
function operationName() {
  const all = [...query.value.matchAll(/^\s*(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/gmu)];
  if (all.length < 2) return undefined;
  return (all.findLast((match) => match.index <= query.selectionStart) ?? all[0])[1];
}

let ending = null;

async function run() {
  ending?.();
  let given = {};
  try {
    given = variables.value.trim() ? JSON.parse(variables.value) : {};
  } catch (error) {
    status.textContent = `${words.badVariables} ${error.message}`;
    return;
  }
  const operation = { query: query.value, variables: given, operationName: operationName() };
  const begun = performance.now();
  if (/^\s*subscription\b/mu.test(query.value)) {
    response.textContent = "";
    status.textContent = words.listening;
    stop.hidden = false;
    ending = listen(operation, (event) => { response.textContent = `${JSON.stringify(event, null, 2)}\n${response.textContent}`; }, (why) => {
      status.textContent = why;
      stop.hidden = true;
      ending = null;
    });
    return;
  }
  status.textContent = "…";
  try {
    const { code, body } = await send(operation);
    response.textContent = typeof body === "string" ? body : JSON.stringify(body, null, 2);
    status.textContent = `${words.ran} HTTP ${code}, ${Math.round(performance.now() - begun)} ms`;
  } catch (error) {
    status.textContent = `${words.failed} ${error.message}`;
  }
}

fromLink();
attachEditor(query, at("lines"), run);
attachEditor(variables, null, run);
at("run").addEventListener("click", run);
stop.addEventListener("click", () => ending?.());
at("share").addEventListener("click", async () => {
  const link = toLink();
  try {
    await navigator.clipboard.writeText(link);
  } catch { /* The address bar has it as well. */ }
  status.textContent = words.copied;
});
addEventListener("hashchange", () => { fromLink(); query.dispatchEvent(new Event("input")); });
showDocs(at("docs"), at("docs-search"), words);
