// The query console. It talks to the server that it came from and to nothing else.

import { EXAMPLES, askedByAddress, runWhenAsked, showExamples } from "./examples.js";
import { showSchema } from "./schema.js";

const query = document.getElementById("query");
const variables = document.getElementById("variables");
const answer = document.getElementById("answer");
const hint = document.getElementById("hint");
const tabs = [...document.querySelectorAll("[role=tab]")];
let asked = 0;

function fill(example) {
  query.value = example.query;
  variables.value = example.variables ?? "";
}

function show(text, failed, note) {
  answer.textContent = text;
  answer.classList.toggle("failed", failed);
  hint.textContent = note;
}

// Shows the answer or the schema.
function open(chosen) {
  for (const tab of tabs) {
    tab.ariaSelected = String(tab === chosen);
    tab.tabIndex = tab === chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
  }
  if (chosen.id === "tab-schema") showSchema(ask);
}

function ask(body) {
  return fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    body: JSON.stringify(body),
  });
}

async function run() {
  const turn = ++asked;
  const body = { query: query.value };
  open(tabs[0]);
  if (variables.value.trim()) {
    try {
      body.variables = JSON.parse(variables.value);
    } catch (error) {
      show(`The variables are not JSON: ${error.message}`, true, "");
      return;
    }
  }
  hint.textContent = "running …";
  const start = performance.now();
  try {
    const response = await ask(body);
    const text = await response.text();
    if (turn !== asked) return;
    const took = `${response.status}, ${Math.round(performance.now() - start)} ms`;
    try {
      const found = JSON.parse(text);
      show(JSON.stringify(found, null, 2), Boolean(found.errors), took);
    } catch {
      show(text, true, took);
    }
  } catch (error) {
    if (turn === asked) show(`The server did not answer: ${error.message}`, true, "");
  }
}

showExamples((example) => {
  fill(example);
  run();
});

for (const tab of tabs) {
  tab.addEventListener("click", () => open(tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs.find((each) => each !== tab);
    open(other);
    other.focus();
  });
}

runWhenAsked(run);

fill(askedByAddress() ?? EXAMPLES[0]);
