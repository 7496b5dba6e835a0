// The page for SPARQL. It talks to the server that it came from and to nothing else.

import { askedByAddress, runWhenAsked, showExamples } from "./examples.js";

const EXAMPLES = [
  {
    title: "What must I learn first?",
    query: `SELECT DISTINCT ?topic ?label {
  topic:transformer dcterms:requires+ ?topic .
  ?topic skos:prefLabel ?label .
}
ORDER BY ?label`,
  },
  {
    title: "Which topics require calculus?",
    query: `SELECT DISTINCT ?label {
  ?topic dcterms:requires+ topic:calculus ;
    skos:prefLabel ?label .
}
ORDER BY ?label`,
  },
  {
    title: "Why does it require that?",
    query: `SELECT ?requires ?confidence ?quote ?document {
  ?edge a rg:Prerequisite ;
    rdf:subject topic:transformer ;
    rdf:object / skos:prefLabel ?requires ;
    rg:confidence ?confidence ;
    oa:hasTarget ?place .
  ?place oa:hasSelector / oa:exact ?quote ;
    oa:hasSource / schema:name ?document .
}
ORDER BY DESC(?confidence)`,
  },
  {
    title: "What teaches it?",
    query: `SELECT ?topic ?name ?url {
  ?resource schema:teaches / skos:prefLabel ?topic ;
    schema:name ?name .
  OPTIONAL { ?resource schema:url ?url }
}
ORDER BY ?topic ?name
LIMIT 50`,
  },
  {
    title: "Where do I begin?",
    query: `SELECT ?label (COUNT(?later) AS ?needed) {
  ?later dcterms:requires+ ?topic .
  ?topic skos:prefLabel ?label .
  FILTER NOT EXISTS { ?topic dcterms:requires ?any }
}
GROUP BY ?topic ?label
ORDER BY DESC(?needed) ?label
LIMIT 20`,
  },
  {
    title: "One topic in Turtle",
    query: "DESCRIBE topic:calculus",
  },
  {
    title: "How much is there?",
    query: `SELECT ?kind (COUNT(*) AS ?many) {
  ?thing a ?kind .
}
GROUP BY ?kind
ORDER BY DESC(?many)`,
  },
];

const query = document.getElementById("query");
const answer = document.getElementById("answer");
const rows = document.getElementById("rows");
const hint = document.getElementById("hint");
let asked = 0;

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function row(kind, texts) {
  const made = document.createElement("tr");
  made.append(...texts.map((text) => element(kind, text)));
  return made;
}

function written(term) {
  if (!term) return "";
  return typeof term.value === "string" ? term.value : JSON.stringify(term.value);
}

function showText(text, failed) {
  answer.textContent = text;
  answer.classList.toggle("failed", failed);
  answer.hidden = false;
  rows.hidden = true;
}

function showRows(found) {
  const table = document.createElement("table");
  const names = found.head.vars;
  table.createTHead().append(row("th", names));
  const lines = found.results.bindings.map((each) => row("td", names.map((name) => written(each[name]))));
  table.createTBody().append(...lines);
  rows.replaceChildren(table);
  rows.hidden = false;
  answer.hidden = true;
  return `${lines.length} ${lines.length === 1 ? "row" : "rows"}, `;
}

function show(response, text) {
  if (response.ok && response.headers.get("Content-Type").includes("json")) {
    const found = JSON.parse(text);
    if (found.results) return showRows(found);
    showText(String(found.boolean), false);
  } else {
    showText(text, !response.ok);
  }
  return "";
}

async function run() {
  const turn = ++asked;
  hint.textContent = "running …";
  const start = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle, text/plain",
      },
      body: query.value,
    });
    const text = await response.text();
    if (turn !== asked) return;
    const many = show(response, text);
    const cut = response.headers.has("X-Result-Cut") ? ", cut: there is more" : "";
    hint.textContent = `${many}${response.status}, ${Math.round(performance.now() - start)} ms${cut}`;
  } catch (error) {
    if (turn !== asked) return;
    showText(`The server did not answer: ${error.message}`, true);
    hint.textContent = "";
  }
}

showExamples((example) => {
  query.value = example.query;
  run();
}, EXAMPLES);

runWhenAsked(run);

query.value = (askedByAddress() ?? EXAMPLES[0]).query;
