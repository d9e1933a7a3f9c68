// What independent parsers say of workflows and Dockerfiles: reads paths from stdin, one a line, and writes a line of JSON for each.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../node/package.json', import.meta.url));
const yaml = require('yaml');
const { DockerfileParser } = require('dockerfile-ast');

// Keys as GitHub reads them: `on` is a word, and no truth of YAML 1.1.
function workflow(text) {
    const root = yaml.parse(text, { version: '1.2', merge: true, uniqueKeys: false, maxAliasCount: 1000 });
    const on = root?.on;
    // Labels and the like are put on a pull request by a person.
    const buttons = ['labeled', 'unlabeled', 'assigned', 'unassigned', 'milestoned', 'demilestoned', 'locked', 'unlocked'];
    const byHand = name => name.startsWith('pull_request') && [on?.[name]?.types ?? []].flat().length > 0 && [on[name].types].flat().every(type => buttons.includes(type));
    const events = (typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {})).map(name => byHand(name) ? 'button' : name);
    const uses = [];
    const jobs = Object.entries(root?.jobs ?? {});
    for (const [, job] of jobs) {
        for (const step of Array.isArray(job?.steps) ? job.steps : []) {
            if (typeof step?.uses === 'string') uses.push(step.uses);
        }
    }
    const crons = Array.isArray(on?.schedule) ? on.schedule.map(each => each?.cron) : [];
    return { events, crons, jobs: jobs.map(([id]) => id), uses };
}

function dockerfile(text) {
    const parsed = DockerfileParser.parse(text);
    return {
        from: parsed.getFROMs().map(from => ({ image: from.getImage(), stage: from.getBuildStage() })),
        run: parsed.getInstructions().filter(each => each.getKeyword() === 'RUN').map(each => ({ text: each.getArgumentsContent() ?? '', line: each.getRange().start.line + 1 })),
    };
}

for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const text = readFileSync(path, 'utf8');
    let said;
    try {
        said = /\.ya?ml$/.test(path) ? workflow(text) : dockerfile(text);
    } catch (error) {
        said = { error: String(error.message).split('\n')[0] };
    }
    console.log(JSON.stringify({ path, ...said }));
}
