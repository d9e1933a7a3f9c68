// Runs a composite action as a runner of GitHub does: its expressions, conditions, environment, outputs and messages.
// Expressions are evaluated by GitHub's own @actions/expressions; the actions that it uses are played by the caller.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Evaluator, Lexer, Parser, data } from '../node/node_modules/@actions/expressions/dist/index.js';
import { parse } from '../node/node_modules/yaml/dist/index.js';

const statusFunctions = /\b(success|failure|always|cancelled)\s*\(/;

function toData(value) {
    if (value === null || value === undefined) return new data.Null();
    if (typeof value === 'boolean') return new data.BooleanData(value);
    if (typeof value === 'number') return new data.NumberData(value);
    if (typeof value === 'string') return new data.StringData(value);
    if (Array.isArray(value)) return new data.Array(...value.map(toData));
    return new data.Dictionary(...Object.entries(value).map(([key, entry]) => ({ key, value: toData(entry) })));
}

/** One expression, without its braces. */
function evaluate(text, contexts, failed) {
    const functions = [
        ['success', () => new data.BooleanData(!failed)],
        ['failure', () => new data.BooleanData(failed)],
        ['always', () => new data.BooleanData(true)],
        ['cancelled', () => new data.BooleanData(false)],
    ].map(([name, call]) => ({ name, minArgs: 0, maxArgs: 0, call }));
    const tokens = new Lexer(text).lex().tokens;
    const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
    return new Evaluator(tree, toData(contexts), new Map(functions.map(entry => [entry.name, entry]))).evaluate();
}

/** A text in which expressions stand. */
export function expand(text, contexts, failed = false) {
    return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression.trim(), contexts, failed).coerceString());
}

function holds(condition, contexts, failed) {
    const text = String(condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1').trim();
    const value = evaluate(statusFunctions.test(text) ? text : `success() && (${text})`, contexts, failed);
    return value.kind === data.Kind.Boolean ? value.value : value.coerceString() !== '';
}

/** What a step wrote to the file of GITHUB_OUTPUT; what is no answer is an error, as it is to the runner. */
export function readOutputs(text) {
    const outputs = {};
    const lines = text.split('\n');
    for (let index = 0; index < lines.length - 1; index++) {
        const block = /^([^=<]+)<<(.+)$/.exec(lines[index]);
        if (block) {
            const end = lines.indexOf(block[2], index + 1);
            if (end < 0) throw new Error(`No end of ${block[1]}`);
            outputs[block[1]] = lines.slice(index + 1, end).join('\n');
            index = end;
        } else if (lines[index].includes('=')) {
            outputs[lines[index].slice(0, lines[index].indexOf('='))] = lines[index].slice(lines[index].indexOf('=') + 1);
        } else {
            throw new Error(`No output: ${lines[index]}`);
        }
    }

    return outputs;
}

function unescape(text) {
    return text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}

/**
 * Runs an action.
 * @param {object} job folder of the action, inputs, github, runner (contexts), environment, event file, uses (name to function)
 * @returns {Promise<object>} success, outputs, the steps that ran, log, messages and summary
 */
export async function runComposite(job) {
    const definition = parse(fs.readFileSync(path.join(job.action, 'action.yml'), 'utf8'));
    if (definition.runs.using !== 'composite') throw new Error('No composite action');
    const files = fs.mkdtempSync(path.join(job.runner.temp, '_files-'));
    const contexts = { inputs: {}, github: job.github, runner: job.runner, steps: {}, env: {}, job: { status: 'success' } };
    for (const name of Object.keys(job.inputs)) {
        if (!(name in definition.inputs)) throw new Error(`No input ${name}`);
    }

    for (const [name, input] of Object.entries(definition.inputs)) {
        contexts.inputs[name] = name in job.inputs ? job.inputs[name] : expand(input.default ?? '', contexts);
    }

    const result = { success: true, outputs: {}, ran: [], log: '', messages: [], summary: '' };
    for (const [index, step] of definition.runs.steps.entries()) {
        const id = step.id ?? `__${index}`;
        const failed = !result.success;
        if (!holds(step.if, contexts, failed)) {
            contexts.steps[id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
            continue;
        }

        result.ran.push(step.name ?? id);
        const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, expand(value, contexts, failed)]));
        let outputs = {};
        let success = true;
        if (step.uses) {
            const name = step.uses.replace(/@.*$/, '');
            const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, expand(value, contexts, failed)]));
            if (!job.uses?.[name]) throw new Error(`Nobody plays ${name}`);
            outputs = (await job.uses[name](inputs, env)) ?? {};
        } else {
            if (step.shell !== 'bash') throw new Error(`A step without bash: ${step.name}`);
            const script = path.join(files, `${index}.sh`);
            const answers = path.join(files, `${index}.out`);
            const summary = path.join(files, `${index}.md`);
            fs.writeFileSync(script, expand(step.run, contexts, failed));
            fs.writeFileSync(answers, '');
            fs.writeFileSync(summary, '');
            const { code, text } = await runStep(['--noprofile', '--norc', '-eo', 'pipefail', script], job.workspace, {
                ...job.environment,
                ...env,
                GITHUB_ACTION_PATH: job.action,
                GITHUB_OUTPUT: answers,
                GITHUB_STEP_SUMMARY: summary,
            });
            success = code === 0;
            outputs = readOutputs(fs.readFileSync(answers, 'utf8'));
            const written = fs.readFileSync(summary);
            if (written.length > 1024 * 1024) throw new Error(`A summary of ${written.length} bytes`);
            result.summary += written.toString('utf8');
            for (const line of text.split('\n')) {
                const message = /^::(\w+)([^:]*)::(.*)$/.exec(line);
                if (message) result.messages.push({ kind: message[1], text: unescape(message[3]) });
            }

            result.log += text;
        }

        contexts.steps[id] = { outputs, outcome: success ? 'success' : 'failure', conclusion: success ? 'success' : 'failure' };
        result.success &&= success;
        contexts.job.status = result.success ? 'success' : 'failure';
    }

    for (const [name, output] of Object.entries(definition.outputs ?? {})) {
        result.outputs[name] = expand(output.value, contexts, !result.success);
    }

    return result;
}

function runStep(args, workspace, environment) {
    return new Promise((resolve, reject) => {
        const child = spawn('bash', args, { cwd: workspace, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        child.stdout.on('data', chunk => { text += chunk; });
        child.stderr.on('data', chunk => { text += chunk; });
        child.on('error', reject);
        child.on('close', code => resolve({ code, text }));
    });
}
