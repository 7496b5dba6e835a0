// The query console. It talks to the server that it came from and to nothing else.
"use strict";

const EXAMPLES = [
  {
    title: "What must I learn first?",
    query: `query Path($to: [String!]!, $knowing: [String!]!) {
  learningPath(to: $to, knowing: $knowing) {
    ... on LearningPath {
      length
      steps {
        position
        stage
        topic { label }
        chosenFrom { label }
      }
    }
    ... on UnknownTopic {
      message
      suggestions { label }
    }
  }
}`,
    variables: '{ "to": ["transformers"],\n  "knowing": ["linear algebra"] }',
  },
  {
    title: "Which topics require calculus?",
    query: `{
  topics(requiring: "calculus") {
    totalCount
    nodes {
      label
      stage
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: "Why does it require that?",
    query: `query Why($from: String!, $to: String!) {
  chain(from: $from, to: $to) {
    length
    topics { label }
    prerequisites {
      basis
      confidence
      evidence {
        quote
        line
        document { name }
      }
    }
  }
}`,
    variables: '{ "from": "calculus",\n  "to": "transformers" }',
  },
  {
    title: "What can I learn next?",
    query: `{
  nextTopics(knowing: ["calculus", "linear algebra"], first: 10) {
    nodes { label kind stage }
  }
}`,
  },
  {
    title: "What teaches it?",
    query: `{
  resources(first: 20) {
    totalCount
    nodes {
      title
      type
      url
      topics { label }
    }
  }
}`,
  },
  {
    title: "Find a topic",
    query: `{
  topics(search: "netwrok", first: 10) {
    nodes {
      label
      aliases
      definition
      prerequisites { nodes { label } }
    }
  }
}`,
  },
  {
    title: "Where documents disagree",
    query: `{
  conflicts {
    kind
    message
    kept { topic { label } prerequisite { label } confidence }
    cut { topic { label } prerequisite { label } confidence }
  }
}`,
  },
  {
    title: "How much is there?",
    query: `{
  statistics { topics prerequisites resources documents conflicts }
  documents { name title lines topics { totalCount } }
}`,
  },
];

const query = document.getElementById("query");
const variables = document.getElementById("variables");
const answer = document.getElementById("answer");
const hint = document.getElementById("hint");
let asked = 0;

function fill(example) {
  query.value = example.query;
  variables.value = example.variables || "";
}

function show(text, failed, note) {
  answer.textContent = text;
  answer.classList.toggle("failed", failed);
  hint.textContent = note;
}

async function run() {
  const turn = ++asked;
  const body = { query: query.value };
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
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
      body: JSON.stringify(body),
    });
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

for (const example of EXAMPLES) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = example.title;
  button.addEventListener("click", () => {
    fill(example);
    run();
  });
  document.getElementById("examples").append(button);
}

document.getElementById("asked").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

// A query in the address is shown, not run: a link from elsewhere should not make this page do anything by itself.
const address = new URLSearchParams(location.search);
fill(EXAMPLES[0]);
if (address.get("query")) {
  query.value = address.get("query");
  variables.value = address.get("variables") || "";
}
