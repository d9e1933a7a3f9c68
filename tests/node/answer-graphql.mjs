// Answers a question of GraphQL from the schema that GitHub publishes, as the application of a workflow's token: what the schema does not have is an error in the answer.
import { readFileSync } from "node:fs";
import { buildSchema, graphqlSync } from "graphql";

const schema = buildSchema(readFileSync(new URL("node_modules/@octokit/graphql-schema/schema.graphql", import.meta.url), "utf8"));
console.log(JSON.stringify(graphqlSync({ schema, source: process.argv[2], rootValue: { viewer: { login: "github-actions[bot]" } } })));
