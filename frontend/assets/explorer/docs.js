// The schema reference beside the editor, by introspection, with search.
import { send } from "./transport.js";

const INTROSPECTION = `query Introspection { __schema { queryType { name } mutationType { name } subscriptionType { name }
  types { kind name description
    fields { name description args { name description type { ...T } } type { ...T } }
    inputFields { name description type { ...T } } enumValues { name description } } } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }`;

const written = (type) => type.kind === "NON_NULL" ? `${written(type.ofType)}!` : type.kind === "LIST" ? `[${written(type.ofType)}]` : type.name;
const base = (type) => type.name ?? base(type.ofType);

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

export async function showDocs(place, search, words) {
  const { body } = await send({ query: INTROSPECTION });
  const schema = body?.data?.__schema;
  if (!schema) {
    place.textContent = body?.errors?.[0]?.message ?? words.failed;
    return;
  }
  const types = new Map(schema.types.map((type) => [type.name, type]));
  const roots = [schema.queryType, schema.mutationType, schema.subscriptionType].filter(Boolean).map(({ name }) => name);

  const link = (label, name) => {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", () => showType(name));
    return button;
  };
  const entry = (one) => {
    const head = element("div", "", element("code", one.name), ": ", one.type ? link(written(one.type), base(one.type)) : "");
    const item = element("li", "", head);
    if (one.description) item.append(element("p", one.description));
    if (one.args?.length) item.append(element("ul", "", ...one.args.map(entry)));
    return item;
  };
  function showType(name) {
    const type = types.get(name);
    if (!type) return;
    const parts = type.fields ?? type.inputFields ?? type.enumValues ?? [];
    const back = element("button", words.back);
    back.type = "button";
    back.addEventListener("click", () => { search.value = ""; overview(); });
    place.replaceChildren(back, element("h3", type.name), element("p", type.description ?? ""), element("ul", "", ...parts.map(entry)));
    place.scrollTop = 0;
  }
  function overview() {
    const names = [...roots, ...[...types.keys()].filter((name) => !name.startsWith("__") && !roots.includes(name)).sort()];
    place.replaceChildren(element("ul", "", ...names.map((name) => element("li", "", link(name, name)))));
  }
  function find(wanted) {
    const found = [];
    for (const type of types.values()) {
      if (type.name.startsWith("__")) continue;
      if (type.name.toLowerCase().includes(wanted)) found.push(element("li", "", link(type.name, type.name)));
      for (const part of type.fields ?? type.inputFields ?? []) {
        if (`${part.name} ${part.description ?? ""}`.toLowerCase().includes(wanted)) found.push(element("li", "", link(`${type.name}.${part.name}`, type.name)));
      }
      if (found.length > 100) break;
    }
    place.replaceChildren(found.length ? element("ul", "", ...found) : element("p", words.nothing));
  }
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted) find(wanted);
    else overview();
  });
  overview();
}
