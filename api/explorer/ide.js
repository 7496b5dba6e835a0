// The page of GraphiQL, which is built into the package. It talks to the server that it came from and to nothing else.

import { EXAMPLES, askedByAddress, showExamples } from "./examples.js";

const { GraphiQL, React, ReactDOM } = globalThis;
const inside = { nonNull: true };
let choose = () => {};

// Shows nothing; it stands inside GraphiQL, where the editors can be reached.
function Chooser() {
  const { queryEditor, variableEditor } = GraphiQL.React.useEditorContext(inside);
  const { run } = GraphiQL.React.useExecutionContext(inside);
  choose = (example) => {
    queryEditor.setValue(example.query);
    queryEditor.operationName = null;
    variableEditor.setValue(example.variables ?? "");
    run();
  };
  return null;
}

const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  headers: { Accept: "application/graphql-response+json" },
  enableIncrementalDelivery: false,
});

// What was written here before is there again; who comes for the first time finds an example.
const { query, variables } = EXAMPLES[0];
const begin = localStorage.getItem("graphiql:tabState") ? {} : { query, variables };
const shown = {
  fetcher,
  defaultQuery: query,
  defaultEditorToolsVisibility: "variables",
  ...(askedByAddress() ?? begin),
};
const { Logo } = GraphiQL;
const element = React.createElement;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  element(GraphiQL, shown, element(Logo, null, element(Chooser))),
);
showExamples((example) => choose(example));
