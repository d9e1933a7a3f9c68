// Answers a question of GraphQL from the schema that GitHub publishes, as the application of a workflow's token: what the schema does not have is an error in the answer.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSchema, graphqlSync } from "graphql";

const schema = buildSchema(readFileSync(createRequire(import.meta.url).resolve("@octokit/graphql-schema/schema.graphql"), "utf8"));
console.log(JSON.stringify(graphqlSync({ schema, source: process.argv[2], rootValue: { viewer: { login: "github-actions[bot]" } } })));
