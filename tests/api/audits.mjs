// Prints how many of the audits for GraphQL over HTTP a server passes, and which ones it does not.

import { serverAudits } from "graphql-http";

const audits = serverAudits({ url: process.argv[2], fetchFn: fetch });
const results = [];
for (const audit of audits) results.push(await audit.fn());
for (const { status, id, name, reason } of results) {
  if (status !== "ok") console.log(`${status}: ${name} (${id}): ${reason}`);
}
const passed = results.filter(({ status }) => status === "ok").length;
console.log(`${passed}/${results.length}`);
process.exitCode = passed === results.length ? 0 : 1;
