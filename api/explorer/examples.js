// Example queries, which both query pages of GraphQL offer.

export const EXAMPLES = [
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

// Shows a button for every example; `choose` gets the one that is clicked.
export function showExamples(choose, examples = EXAMPLES) {
  const place = document.getElementById("examples");
  for (const example of examples) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = example.title;
    button.addEventListener("click", () => choose(example));
    place.append(button);
  }
}

// The query of the page's address, if there is one. It is to be shown, not run: a link from elsewhere should not make
// a page do anything by itself.
export function askedByAddress() {
  const given = new URLSearchParams(location.search);
  const query = given.get("query");
  return query ? { query, variables: given.get("variables") ?? "" } : null;
}

// Runs the query of a page when its form is sent or Ctrl+Enter pressed.
export function runWhenAsked(run) {
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
}
