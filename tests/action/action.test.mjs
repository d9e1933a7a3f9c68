// The action, run as a runner would run it: a checkout of one commit, an event, a released program, a GitHub on loopback.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '../node/node_modules/yaml/dist/index.js';
import { runComposite } from './composite.mjs';
import { Hub, token } from './hub.mjs';
import { checkOut, commitsSince, git, makeProject } from './project.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.REPOMATURITY_PROGRAM;
const action = 'acme/repomaturity';
const version = /<VersionPrefix>(.*)<\/VersionPrefix>/.exec(fs.readFileSync(path.join(root, 'Directory.Build.props'), 'utf8'))[1];
const releasedCommit = 'a'.repeat(40);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'action-'));
const hub = new Hub();
let commits;
let project;
let count = 0;

before(async () => {
    assert.ok(program && fs.existsSync(program), 'REPOMATURITY_PROGRAM is the file of the program, which needs no .NET: tests/action/run.sh builds it.');
    await hub.start();
    hub.repositories = path.join(scratch, 'repositories');
    project = path.join(hub.repositories, 'acme', 'eta.git');
    fs.mkdirSync(path.dirname(project), { recursive: true });
    commits = makeProject(project, path.join(root, 'fixtures/automated-mlops/repo'), '.github/workflows/drift.yml');

    // What the tests run is small, and starts the program where it lies: a hundred megabytes take a second each time.
    const starter = path.join(scratch, 'starter');
    fs.mkdirSync(starter);
    fs.writeFileSync(path.join(starter, 'repomaturity'), `#!/bin/sh\nexec '${program}' "$@"\n`, { mode: 0o755 });
    hub.release(action, `v${version}`, { 'repomaturity-linux-x64.tar.gz': packed(starter) });
    hub.release(action, 'v0.0.1-whole', { 'repomaturity-linux-x64.tar.gz': packed(path.dirname(program)) });
    hub.tags(action, { [`v${version}`]: 'b'.repeat(40), [`v${version}^{}`]: releasedCommit, 'v1': releasedCommit });
});

after(() => {
    hub.stop();
    fs.rmSync(scratch, { recursive: true, force: true });
});

function packed(folder) {
    return execFileSync('tar', ['--use-compress-program', 'gzip -1', '-cf', '-', '-C', folder, 'repomaturity'], { maxBuffer: 1 << 30 });
}

/** A pull request whose merge is checked out, unless a test says otherwise; the answer of the action. */
async function run({ checkout = commits.merge, depth, filter, inputs = {}, event = pullRequest(), eventName = 'pull_request', reference = `v${version}`, folder = '.', uses, environment = {}, keepCredentials = false, plant = {} } = {}) {
    const place = path.join(scratch, `run-${++count}`);
    const workspace = path.join(place, 'work');
    const temp = path.join(place, 'temp');
    fs.mkdirSync(temp, { recursive: true });
    if (checkout) checkOut(workspace, project, checkout, `${hub.address}/acme/eta.git`, { depth, filter });
    else fs.mkdirSync(workspace, { recursive: true });
    for (const [name, text] of Object.entries(plant)) fs.writeFileSync(path.join(workspace, name), text);
    if (keepCredentials) git(workspace, 'config', `http.${hub.address}/.extraheader`, `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`);
    const eventFile = path.join(place, 'event.json');
    fs.writeFileSync(eventFile, JSON.stringify(event));
    const result = await runComposite({
        action: path.join(root, folder),
        workspace,
        inputs: { token, ...inputs },
        github: { action_ref: reference, action_repository: reference ? action : '', repository: 'acme/eta', event_name: eventName, token, event },
        runner: { temp, os: 'Linux', arch: 'X64' },
        uses,
        environment: {
            PATH: process.env.PATH, HOME: place, LANG: 'C.UTF-8', CI: 'true', GITHUB_ACTIONS: 'true',
            RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace,
            GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: eventFile, GITHUB_REPOSITORY: 'acme/eta', GITHUB_RUN_ID: '99', GITHUB_RUN_NUMBER: String(100 + count), GITHUB_RUN_ATTEMPT: '1',
            GITHUB_SERVER_URL: hub.address, GITHUB_API_URL: `${hub.address}/api`, GITHUB_SHA: checkout ?? commits.main, GITHUB_WORKFLOW: 'pull request', GITHUB_JOB: 'maturity',
            ...environment,
        },
    });
    assert.ok(!result.log.includes(token), 'The token is in the log');
    assert.ok(!result.log.includes(Buffer.from(`x-access-token:${token}`).toString('base64')), 'The token is in the log');
    return { ...result, workspace, temp };
}

function pullRequest(head = commits.adds, base = commits.start, number = 7) {
    return {
        action: 'synchronize', number,
        repository: { full_name: 'acme/eta', name: 'eta', owner: { login: 'acme' } },
        pull_request: { number, base: { sha: base, ref: 'main', repo: { full_name: 'acme/eta' } }, head: { sha: head, ref: 'adds', repo: { full_name: 'acme/eta' } } },
    };
}

/** An archive that holds this one file. */
function zipped(file) {
    const folder = fs.mkdtempSync(path.join(scratch, 'zip-'));
    fs.copyFileSync(file, path.join(folder, path.basename(file)));
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    git(folder, 'archive', '--format=zip', '--output=archive.zip', git(folder, 'write-tree'));
    return fs.readFileSync(path.join(folder, 'archive.zip'));
}

function assertSecret(log, call) {
    const calls = fs.readFileSync(log, 'utf8');
    assert.match(calls, call);
    assert.ok(!calls.includes(token) && !calls.includes(Buffer.from(`x-access-token:${token}`).toString('base64')), 'The token is in the arguments of a program');
}

/** A PATH on which git and curl tell a file what they were called with. */
function overheard(log) {
    const folder = fs.mkdtempSync(path.join(scratch, 'ears-'));
    for (const name of ['git', 'curl']) {
        const real = execFileSync('bash', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
        fs.writeFileSync(path.join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
    }

    return `${folder}:${process.env.PATH}`;
}

function forget() {
    hub.comments = [];
    hub.requests = [];
    hub.mayComment = true;
}

test('the page names every input with its usual value, and every output', () => {
    const page = fs.readFileSync(path.join(root, 'docs/pull-requests.md'), 'utf8');
    const { inputs, outputs } = parse(fs.readFileSync(path.join(root, 'action.yml'), 'utf8'));
    assert.deepEqual(Object.keys(inputs), ['path', 'config', 'framework', 'min-stage', 'fail-on', 'baseline', 'comment', 'summary', 'sarif', 'badge', 'token', 'version']);
    assert.deepEqual(Object.keys(outputs), ['stage', 'stage-name', 'previous-stage', 'changed', 'passed', 'report', 'comment']);
    for (const [name, input] of Object.entries(inputs)) {
        const usual = input.default.replace(/^\$\{\{ (.*) \}\}$/, '$1');
        assert.ok(page.includes(`| \`${name}\` | ${usual === '' ? '' : `\`${usual}\` `}| `), name);
    }

    for (const name of Object.keys(outputs)) assert.match(page, new RegExp(`^\\|[^|]*\`${name}\`[^|]*\\| `, 'm'));
});

test('every platform that the action chooses is released, and has a profile to be built by', () => {
    const chosen = [...fs.readFileSync(path.join(root, '.github/action/choose.sh'), 'utf8').matchAll(/platform=([a-z0-9-]+) ;;/g)].map(match => match[1]);
    const { jobs } = parse(fs.readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8'));
    assert.deepEqual(jobs.program.strategy.matrix.include.map(one => one.platform).sort(), chosen.sort());
    for (const platform of chosen) assert.ok(fs.existsSync(path.join(root, `src/RepoMaturity.Cli/Properties/PublishProfiles/${platform}.pubxml`)), platform);
});

test('what the page shows for GitLab CI and Azure Pipelines reports and gates', async () => {
    const page = fs.readFileSync(path.join(root, 'docs/pull-requests.md'), 'utf8');
    const shown = heading => parse(new RegExp(`^## ${heading}\\n+\`\`\`yaml\\n(.*?)^\`\`\`$`, 'ms').exec(page)[1]);
    const follow = (name, commit, script, environment) => {
        const folder = path.join(scratch, name);
        checkOut(folder, project, commit, `file://${project}`, { depth: 0 });
        const answer = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env: { PATH: `${path.dirname(program)}:${process.env.PATH}`, HOME: folder, ...environment } });
        const summary = /^##vso\[task\.uploadsummary\](.*)$/m.exec(answer.stdout)?.[1] ?? path.join(folder, 'maturity', 'changes.md');
        return { ...answer, changes: fs.readFileSync(summary, 'utf8') };
    };

    const gitlab = shown('GitLab CI').maturity;
    assert.equal(gitlab.image.name, 'ghcr.io/OWNER/repomaturity:0.1.0');
    const merge = follow('gitlab', commits.removes, `set -e\n${gitlab.script.join('\n')}`, { CI_MERGE_REQUEST_DIFF_BASE_SHA: commits.adds });
    assert.equal(merge.status, 1, merge.stderr);
    assert.match(merge.changes, /drift\.yml/);
    assert.deepEqual(gitlab.artifacts.paths.filter(file => !fs.existsSync(path.join(scratch, 'gitlab', file))), []);

    const [, get, measure] = shown('Azure Pipelines').steps;
    assert.match(get.bash, /sha256sum --check/);
    const build = follow('azure', commits.merge, measure.bash, { AGENT_TEMPDIRECTORY: path.dirname(program) });
    assert.equal(build.status, 0, build.stderr);
    assert.match(build.changes, /drift\.yml/);
    assert.match(build.stdout, /##vso\[task\.uploadsummary\]\/.*changes\.md/);
});

test('a pull request is compared with what it would be merged into, told in the summary and in one comment', async () => {
    forget();
    const first = await run({ inputs: { framework: 'kaizen-2023' } });
    assert.ok(first.success, first.log);
    assert.equal(first.outputs.stage, '4');
    assert.equal(first.outputs['stage-name'], 'Automated MLOps');
    assert.equal(first.outputs['previous-stage'], '3');
    assert.equal(first.outputs.changed, 'true');
    assert.equal(first.outputs.passed, 'true');
    assert.equal(JSON.parse(fs.readFileSync(first.outputs.report, 'utf8')).tool.name, 'repomaturity');
    assert.match(fs.readFileSync(first.outputs.comment, 'utf8'), /drift\.yml/);
    assert.match(first.summary, /drift\.yml/);
    assert.match(first.summary, /## Practices/);
    assert.equal(hub.comments.length, 1);
    assert.equal(hub.comments[0].number, 7);
    assert.match(hub.comments[0].body, /<!-- repomaturity:comment/);
    assert.match(hub.comments[0].body, /drift\.yml/);
    assert.equal(git(first.workspace, 'rev-list', '--count', '--all'), '1', 'More was fetched than the one commit');
    assert.ok(!hub.requests.some(request => request.includes('/actions/')), 'Something was uploaded');

    const second = await run({ inputs: { framework: 'kaizen-2023' } });
    assert.ok(second.success, second.log);
    assert.equal(hub.comments.length, 1);
});

test('where the branch itself is checked out, history is fetched until the place where it left', async () => {
    const result = await run({ checkout: commits.adds, event: pullRequest(commits.adds, commits.main), inputs: { comment: 'never' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.changed, 'true');
    assert.equal(git(result.workspace, 'merge-base', 'HEAD', commits.main), commits.start);
    assert.ok(commitsSince > 50);
});

test('a checkout with all of its history fetches nothing', async () => {
    forget();
    const result = await run({ checkout: commits.adds, depth: 0, event: pullRequest(commits.adds, commits.main), inputs: { comment: 'never' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.changed, 'true');
    assert.deepEqual(hub.requests.filter(request => request.includes('.git/')), []);
});

test('a checkout that kept its credentials is fetched with them', async () => {
    const result = await run({ keepCredentials: true, inputs: { comment: 'never', token: '' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.changed, 'true');
});

test('a checkout that left files aside is not left without those of the base', async () => {
    const heard = path.join(scratch, 'heard-by-git');
    const result = await run({ filter: 'blob:none', inputs: { comment: 'never' }, environment: { PATH: overheard(heard) } });
    assert.ok(result.success, result.log);
    assertSecret(heard, /^git .*fetch/m);
    assert.equal(git(result.workspace, 'rev-list', '--objects', '--missing=print', commits.main).match(/^\?/gm), null);
});

test('a base that cannot be fetched is a warning, and an error where a gate asks for it', async () => {
    const result = await run({ inputs: { comment: 'never', token: '' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.changed, '');
    assert.deepEqual(result.messages.map(message => message.kind), ['warning']);
    assert.match(result.summary, /## Practices/);

    const gated = await run({ inputs: { comment: 'never', token: '', 'fail-on': 'regression' } });
    assert.ok(!gated.success);
    assert.match(gated.messages.at(-1).text, /fetch-depth: 0/);
});

test('a gate that fails ends the action after the summary and the comment', async () => {
    forget();
    const result = await run({ checkout: commits.mergeOfRemoval, event: pullRequest(commits.removes, commits.adds), inputs: { 'fail-on': 'regression' } });
    assert.ok(!result.success);
    assert.equal(result.outputs.passed, 'false');
    assert.equal(result.outputs.changed, 'true');
    assert.match(result.summary, /drift\.yml/);
    assert.equal(hub.comments.length, 1);
    assert.match(result.log, /regression/);
    assert.deepEqual(result.messages.map(message => message.kind), ['error']);
    assert.match(result.messages[0].text, /^A gate failed: regression\./);
});

test('gates that hold pass, however they are separated', async () => {
    const result = await run({ inputs: { comment: 'never', 'min-stage': '2', 'fail-on': 'regression,\n  stage<3 \n' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.passed, 'true');
});

test('a pull request that changes nothing is not commented', async () => {
    forget();
    const result = await run({ checkout: commits.main, depth: 2, event: pullRequest(commits.main, git(project, 'rev-parse', `${commits.main}~1`)) });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.changed, 'false');
    assert.deepEqual(hub.comments, []);
});

test('a token that may only read is a warning', async () => {
    forget();
    hub.mayComment = false;
    const result = await run();
    assert.ok(result.success, result.log);
    assert.deepEqual(hub.comments, []);
    assert.match(result.summary, /drift\.yml/);
    assert.deepEqual(result.messages.map(message => message.kind), ['warning']);
});

test('a file that has the name of the base does not stand for it', async () => {
    const result = await run({ inputs: { comment: 'never', framework: 'kaizen-2023' }, plant: { [commits.main]: '{}' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs['previous-stage'], '3');
    assert.equal(result.outputs.changed, 'true');
});

test('a gate that the base fails too is told as held, and nowhere as failed', async () => {
    const result = await run({ inputs: { comment: 'never', 'min-stage': '5', framework: 'kaizen-2023' } });
    assert.ok(result.success, result.log);
    assert.equal(result.outputs.passed, 'true');
    assert.doesNotMatch(result.log + result.summary, /gate failed/i);
    assert.match(result.summary, /The gate holds/);
});

test('who changes the configuration that the workflow names does not change what the base asks', async () => {
    const tree = path.join(scratch, 'configured');
    git(scratch, 'clone', '--quiet', '--no-checkout', project, tree);
    git(tree, 'checkout', '--quiet', '--detach', commits.adds);
    fs.mkdirSync(path.join(tree, 'ci'));
    const commit = (name, gates) => {
        fs.writeFileSync(path.join(tree, 'ci/maturity.yml'), gates);
        git(tree, 'add', '--all');
        git(tree, 'commit', '--quiet', '--message', name);
        git(tree, 'push', '--quiet', 'origin', `HEAD:refs/heads/${name}`);
        return git(tree, 'rev-parse', 'HEAD');
    };
    const base = commit('asks', 'gates:\n  - practice:model-monitoring<automated\n');
    fs.rmSync(path.join(tree, '.github/workflows/drift.yml'));
    const head = commit('loosens', 'gates: []\n');
    const result = await run({ checkout: head, depth: 2, event: pullRequest(head, base), inputs: { comment: 'never', config: 'ci/maturity.yml' } });
    assert.ok(!result.success, result.log);
    assert.match(result.messages.at(-1).text, /^A gate failed: practice:model-monitoring<automated/);

    fs.rmSync(path.join(tree, 'ci'), { recursive: true });
    fs.symlinkSync(scratch, path.join(tree, 'ci'));
    git(tree, 'add', '--all');
    git(tree, 'commit', '--quiet', '--message', 'links');
    git(tree, 'push', '--quiet', 'origin', 'HEAD:refs/heads/links');
    const linked = git(tree, 'rev-parse', 'HEAD');
    const refused = await run({ checkout: linked, depth: 3, event: pullRequest(linked, base), inputs: { comment: 'never', config: 'ci/maturity.yml' } });
    assert.ok(!refused.success);
    assert.match(refused.log, /'ci' is a link/);
});

test('a push is compared with what was there before, and a new branch with nothing', async () => {
    const pushed = await run({ checkout: commits.adds, eventName: 'push', event: { before: commits.start, after: commits.adds, repository: { full_name: 'acme/eta' } } });
    assert.ok(pushed.success, pushed.log);
    assert.equal(pushed.outputs.changed, 'true');

    const created = await run({ checkout: commits.adds, eventName: 'push', event: { before: '0'.repeat(40), after: commits.adds, repository: { full_name: 'acme/eta' } }, inputs: { 'min-stage': '2', 'fail-on': 'regression' } });
    assert.ok(created.success, created.log);
    assert.equal(created.outputs.changed, '');
    assert.equal(created.outputs['previous-stage'], '');

    const queued = await run({ checkout: commits.adds, eventName: 'merge_group', event: { merge_group: { base_sha: commits.start }, repository: { full_name: 'acme/eta' } } });
    assert.equal(queued.outputs.changed, 'true');

    const below = await run({ checkout: commits.start, inputs: { baseline: 'none', 'min-stage': '5', framework: 'kaizen-2023' } });
    assert.ok(!below.success);
    assert.match(below.messages.at(-1).text, /^A gate failed: stage<5/);

    const scheduled = await run({ checkout: commits.adds, eventName: 'schedule', event: { repository: { full_name: 'acme/eta' } } });
    assert.ok(scheduled.success, scheduled.log);
    assert.equal(scheduled.outputs.changed, '');
});

test('a report stands for the base, and files are written where they are asked for', async () => {
    const before = await run({ checkout: commits.adds, eventName: 'schedule', event: {}, inputs: { baseline: 'none', sarif: 'maturity.sarif', badge: 'maturity.svg', summary: 'false' } });
    assert.ok(before.success, before.log);
    assert.equal(before.summary, '');
    assert.equal(JSON.parse(fs.readFileSync(path.join(before.workspace, 'maturity.sarif'), 'utf8')).version, '2.1.0');
    assert.match(fs.readFileSync(path.join(before.workspace, 'maturity.svg'), 'utf8'), /<svg/);

    const worse = await run({ checkout: commits.removes, eventName: 'schedule', event: {}, inputs: { baseline: before.outputs.report } });
    assert.ok(!worse.success);
    assert.equal(worse.outputs.passed, 'false');
    const same = await run({ checkout: commits.adds, eventName: 'schedule', event: {}, inputs: { baseline: before.outputs.report } });
    assert.ok(same.success, same.log);
    const missing = await run({ inputs: { baseline: 'no such file' } });
    assert.ok(!missing.success);
});

test('the release is that of the tag, of the moving tag, and of the commit that a tag names', async () => {
    for (const reference of [`v${version}`, 'v1', releasedCommit]) {
        const result = await run({ reference, inputs: { comment: 'never', baseline: 'none' } });
        assert.ok(result.success, result.log);
        assert.ok(!result.ran.includes('Set up .NET'), reference);
    }

    const named = await run({ reference: 'main', inputs: { comment: 'never', baseline: 'none', version: '0.0.1-whole' } });
    assert.ok(named.success, named.log);
    const none = await run({ inputs: { version: '99.0.0' } });
    assert.ok(!none.success);
    assert.match(none.messages.at(-1).text, /v99\.0\.0/);
});

test('a release that is not what its checksum says is not run', async () => {
    const marker = path.join(scratch, 'ran');
    const folder = path.join(scratch, 'wrong');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'repomaturity'), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    hub.release(action, 'v0.0.1', { 'repomaturity-linux-x64.tar.gz': packed(folder) });
    const asSaid = await run({ inputs: { version: '0.0.1' } });
    assert.ok(fs.existsSync(marker), asSaid.log);
    fs.rmSync(marker);

    hub.files.set(`/${action}/releases/download/v0.0.1/SHA256SUMS`, Buffer.from(`${'0'.repeat(64)}  repomaturity-linux-x64.tar.gz\n`));
    const other = await run({ inputs: { version: '0.0.1' } });
    assert.ok(!other.success);
    hub.files.set(`/${action}/releases/download/v0.0.1/SHA256SUMS`, Buffer.from(''));
    const unnamed = await run({ inputs: { version: '0.0.1' } });
    assert.ok(!unnamed.success);
    assert.match(unnamed.messages.at(-1).text, /SHA256SUMS/);
    assert.ok(!fs.existsSync(marker));
});

test('what no tag names is built, once', async () => {
    const tools = path.join(scratch, 'tools');
    fs.mkdirSync(tools);
    fs.writeFileSync(path.join(tools, 'dotnet'), `#!/bin/sh\nfor word; do case $word in -p:PublishDir=*) into=\${word#-p:PublishDir=} ;; esac; done\nmkdir -p "$into" && cp '${program}' "$into/repomaturity"\n`, { mode: 0o755 });
    const store = new Map();
    let built = 0;
    const uses = {
        'actions/cache': ({ path: folder, key }) => {
            assert.match(key, /^repomaturity-linux-x64-[0-9a-f]{40}$/);
            const kept = store.get(key);
            if (kept) fs.cpSync(kept, folder, { recursive: true });
            else store.set(key, folder);
            return { 'cache-hit': kept ? 'true' : 'false' };
        },
        'actions/setup-dotnet': () => { built++; },
    };
    for (const reference of ['', 'main', 'c'.repeat(40)]) {
        const result = await run({ reference, uses, environment: { PATH: built === 0 ? `${tools}:${process.env.PATH}` : process.env.PATH }, inputs: { comment: 'never', baseline: 'none' } });
        assert.ok(result.success, result.log);
    }

    assert.equal(built, 1);
});

test('what an input says is no command and no second output', async () => {
    const marker = path.join(scratch, 'injected');
    const hostile = `"; touch ${marker}; $(touch ${marker}) \`touch ${marker}\` ' && touch ${marker} #\nstage=9\n::error::planted`;
    for (const name of ['path', 'config', 'framework', 'min-stage', 'fail-on', 'baseline', 'sarif', 'badge', 'version']) {
        const result = await run({ inputs: { comment: 'never', baseline: 'none', [name]: hostile } });
        assert.ok(!fs.existsSync(marker), name);
        assert.notEqual(result.outputs.stage, '9', name);
        assert.ok(!result.messages.some(message => message.text === 'planted'), `${name}\n${result.log}`);
    }
});

test('a summary that is too long ends at a line before', async () => {
    const folder = path.join(scratch, 'long');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'delta.md'), '# Changes\n');
    fs.writeFileSync(path.join(folder, 'report.md'), 'Ein Zug fährt über die Brücke.\n'.repeat(60000));
    const summary = path.join(folder, 'summary');
    execFileSync('bash', [path.join(root, '.github/action/summary.sh')], { env: { PATH: process.env.PATH, FOLDER: folder, GITHUB_STEP_SUMMARY: summary } });
    const text = fs.readFileSync(summary);
    assert.ok(text.length > 990000 && text.length < 1024 * 1024, String(text.length));
    assert.match(text.toString('utf8'), /^# Changes\n\nEin Zug[^]*Brücke\.\n\nThe summary is longer/);
});

test('the second workflow comments what the first one left, for the pull request that GitHub names', async () => {
    forget();
    const first = await run({ inputs: { comment: 'never' } });
    hub.artifacts = [{ id: 5, name: 'repomaturity', zip: zipped(first.outputs.comment) }];
    hub.pulls = [
        { number: 8, state: 'open', head: { sha: commits.start, ref: 'adds', repo: { full_name: 'stranger/eta' } }, base: { repo: { full_name: 'acme/eta' } } },
        { number: 9, state: 'open', head: { sha: commits.adds, ref: 'adds', repo: { full_name: 'stranger/eta' } }, base: { repo: { full_name: 'acme/eta' } } },
    ];
    const ended = {
        action: 'completed', repository: { full_name: 'acme/eta' },
        workflow_run: { id: 4711, event: 'pull_request', run_number: 3, run_attempt: 1, conclusion: 'failure', head_branch: 'adds', head_sha: commits.adds, head_repository: { full_name: 'stranger/eta' }, pull_requests: [] },
    };
    const heard = path.join(scratch, 'heard-by-curl');
    const second = await run({ checkout: null, folder: 'comment', eventName: 'workflow_run', event: ended, environment: { PATH: overheard(heard) } });
    assertSecret(heard, /^curl .*artifacts/m);
    assert.ok(second.success, second.log);
    assert.deepEqual(hub.comments.map(comment => comment.number), [9]);
    assert.match(hub.comments[0].body, /drift\.yml/);

    assert.deepEqual(hub.tokensOfStore, []);

    hub.artifacts = [{ id: 6, name: 'repomaturity', zip: Buffer.alloc(3000000), size: 1000 }];
    const large = await run({ checkout: null, folder: 'comment', eventName: 'workflow_run', event: ended });
    assert.match(large.log, /larger than|could not be downloaded/);
    hub.artifacts = [];
    const none = await run({ checkout: null, folder: 'comment', eventName: 'workflow_run', event: ended });
    assert.ok(none.success, none.log);
    assert.deepEqual(none.ran, ['Fetch what the other workflow left']);
    assert.equal(hub.comments.length, 1);
});
