// The schema browser of the query console: every type with its fields and arguments, out of introspection.

const TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
const ARGUMENT = `name description defaultValue type { ${TYPE} }`;
const QUERY = `{ __schema { queryType { name } mutationType { name } types {
  kind name description
  fields { name description args { ${ARGUMENT} } type { ${TYPE} } }
  inputFields { ${ARGUMENT} }
  enumValues { name description }
  possibleTypes { name }
  interfaces { name }
} } }`;
const KINDS = {
  OBJECT: "object",
  INTERFACE: "interface",
  UNION: "one of several",
  ENUM: "one of these values",
  INPUT_OBJECT: "input",
  SCALAR: "value",
};
const types = document.getElementById("types");
const find = document.getElementById("find");
let begun = false;

// Shows the schema, which `ask` fetches the first time; a failure is said, and the next time tries again.
export async function showSchema(ask) {
  if (begun) return;
  begun = true;
  types.replaceChildren(made("p", "soft", "loading …"));
  try {
    const answer = await (await ask({ query: QUERY })).json();
    if (!answer.data) throw new Error(answer.errors[0].message);
    const { queryType, mutationType, types: all } = answer.data.__schema;
    const roots = [queryType, mutationType].filter(Boolean).map((type) => type.name);
    const rank = (type) => (roots.includes(type.name) ? roots.indexOf(type.name) : roots.length);
    const shown = all.filter((type) => !type.name.startsWith("__"));
    shown.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
    types.replaceChildren(...shown.map(card));
    document.getElementById(anchor(queryType.name)).open = true;
  } catch (error) {
    begun = false;
    const file = made("a", "", "/schema.graphql");
    file.href = "/schema.graphql";
    types.replaceChildren(made("p", "soft", `The schema cannot be shown here: ${error.message} It is at `, file));
  }
}

function made(name, kind, ...content) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...content);
  return element;
}

function anchor(name) {
  return `type-${name}`;
}

// One type: its kind, what it is, and its fields, values or members.
function card(type) {
  const name = made("code", "", type.name);
  const summary = made("summary", "", name, made("span", "trust", KINDS[type.kind]));
  const parts = type.fields ?? type.inputFields ?? type.enumValues ?? [];
  const rows = [...parts.map(row), ...(type.kind === "UNION" ? type.possibleTypes.map(member) : [])];
  const element = made("details", "", summary, ...described(type));
  if (type.interfaces?.length) {
    const links = type.interfaces.flatMap((each, place) => (place ? [", ", link(each.name)] : [link(each.name)]));
    element.append(made("p", "soft", "is a ", ...links));
  }
  if (rows.length) element.append(made("ul", "", ...rows));
  element.id = anchor(type.name);
  element.dataset.words = [type.name, type.description, ...parts.flatMap(words)].join(" ").toLowerCase();
  return element;
}

function words(part) {
  return [part.name, part.description ?? "", ...(part.args ?? []).map((each) => each.name)];
}

function described(thing) {
  return thing.description ? [made("p", "soft", thing.description)] : [];
}

function row(part) {
  const item = made("li", "", made("code", "", part.name, ...given(part.args ?? []), ...typed(part)), ...described(part));
  item.dataset.words = words(part).join(" ").toLowerCase();
  return item;
}

function member(type) {
  return made("li", "", made("code", "", link(type.name)));
}

function given(all) {
  if (!all.length) return [];
  return ["(", ...all.flatMap((each, place) => [place ? ", " : "", argument(each)]), ")"];
}

function argument(each) {
  const element = made("span", "", each.name, ...typed(each));
  if (each.description) element.title = each.description;
  return element;
}

function typed(part) {
  if (!part.type) return [];
  return [": ", ...reference(part.type), ...(part.defaultValue ? [` = ${part.defaultValue}`] : [])];
}

// A type as it is written, with a link to what it is made of.
function reference(type) {
  if (type.kind === "NON_NULL") return [...reference(type.ofType), "!"];
  if (type.kind === "LIST") return ["[", ...reference(type.ofType), "]"];
  return [link(type.name)];
}

function link(name) {
  const element = made("a", "", name);
  element.href = `#${anchor(name)}`;
  element.addEventListener("click", (event) => {
    event.preventDefault();
    find.value = "";
    search();
    const target = document.getElementById(anchor(name));
    target.open = true;
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary").focus({ preventScroll: true });
  });
  return element;
}

// Leaves what has all the words of the search: types open at the fields that have them.
function search() {
  const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (element) => wanted.every((word) => element.dataset.words.includes(word));
  for (const type of types.querySelectorAll("details")) {
    const named = wanted.every((word) => type.querySelector("summary code").textContent.toLowerCase().includes(word));
    const rows = [...type.querySelectorAll("li[data-words]")];
    const fitting = rows.filter(has);
    type.hidden = !named && !has(type);
    for (const each of rows) each.hidden = !named && fitting.length > 0 && !fitting.includes(each);
    if (wanted.length) type.open = !type.hidden;
  }
}

find.addEventListener("input", search);
