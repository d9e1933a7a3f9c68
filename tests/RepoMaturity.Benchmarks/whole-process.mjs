#!/usr/bin/env node
// Times whole processes: ours, programs with a like task, and what reading the files costs at least. Writes a table in Markdown to stdout.
//
//   node tests/RepoMaturity.Benchmarks/whole-process.mjs --program publish/linux-x64/repomaturity [--peers FOLDER] [--runs 5] [--files 100000] [--sizes 2000,8000,32000,100000] REPOSITORY...
//
// REPOSITORY is a clone, bare or not. FOLDER is where `npm install @specfy/stack-analyser linguist-js repolinter` and `dotnet tool install Microsoft.CST.DevSkim.CLI --tool-path FOLDER` ran; what is not
// there is left out. A tree of --files files is made and measured too; 0 for none. With --sizes, trees of these sizes are measured instead of all, and a line is fitted through their times.
// Needs GNU time, git and tar. The runs of one repository are made in turn, so that a busy minute is everybody's; each figure is the median.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const longest = 120;
const options = { program: '', peers: '', runs: '5', files: '100000', sizes: '' };
const repositories = [];
for (let words = process.argv.slice(2); words.length > 0; ) {
    const word = words.shift();
    if (word.startsWith('--') && word.slice(2) in options) options[word.slice(2)] = words.shift() ?? '';
    else repositories.push(path.resolve(word));
}

if (!existsSync(options.program)) {
    console.error('Give --program, the one file that is measured.');
    process.exit(2);
}

const program = path.resolve(options.program);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'whole-process-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const git = (folder, ...words) => execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', maxBuffer: 1 << 30 }).trim();
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One run: seconds on the clock, seconds of processors, and megabytes at most; null where it failed. */
function measure(command) {
    const figures = path.join(scratch, 'figures');
    const begin = process.hrtime.bigint();
    const run = spawnSync('/usr/bin/time', ['-q', '-o', figures, '-f', '%U %S %M', ...command.words], { cwd: command.folder ?? scratch, stdio: 'ignore', timeout: longest * 1000 });
    const wall = Number(process.hrtime.bigint() - begin) / 1e9;
    if (run.status === null || (run.status !== 0 && !command.mayFail)) return null;
    const [user, system, memory] = readFileSync(figures, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
    return { wall, cpu: user + system, memory: memory / 1024 };
}

/** Commands over one repository; ours first. */
function commandsFor(repository, tree) {
    const shell = (text, ...words) => ['sh', '-c', text, 'sh', ...words];
    const scan = [program, 'scan', repository, '--rev', 'HEAD', '--format', 'json'];
    const kept = path.join(scratch, 'cache-' + path.basename(tree));
    spawnSync(program, ['scan', repository, '--rev', 'HEAD', '--cache', kept], { stdio: 'ignore' });
    const commands = [
        { name: 'cold, libgit2', words: [...scan, '--no-cache', '--git', 'libgit2'] },
        { name: 'cold, git program', words: [...scan, '--no-cache', '--git', 'git'] },
        { name: 'cold', words: [...scan, '--no-cache'] },
        { name: 'warm', words: [...scan, '--cache', kept] },
        // What is assumed is in no kept assessment: this is what a new commit costs whose files were mostly read before.
        { name: 'warm, kept facts alone', words: [...scan, '--cache', kept, '--assume', 'model-registry=implemented'] },
    ];
    if (spawnSync('git', ['-C', repository, 'rev-parse', '--verify', '-q', 'HEAD~1']).status === 0) {
        const diff = [program, 'diff', 'HEAD~1', 'HEAD', repository, '--format', 'json', '--cache', kept];
        spawnSync(diff[0], diff.slice(1), { stdio: 'ignore' });
        commands.push({ name: 'diff HEAD~1 HEAD, warm', words: diff });
    }

    commands.push({ name: '`git cat-file --batch` of all blobs', words: shell('git -C "$1" ls-tree -r HEAD | grep " blob " | cut -c13-52 | git -C "$1" cat-file --batch', repository) });
    const bin = (name) => path.join(options.peers, 'node_modules', '.bin', name);
    const peers = [
        { name: '`rg` for a word', file: 'rg', words: ['rg', '--hidden', '--no-ignore', '--count', 'mlflow', tree], mayFail: true },
        { name: '`@specfy/stack-analyser`', file: bin('stack-analyser'), words: [bin('stack-analyser'), tree, '-o', path.join(scratch, 'stack.json')] },
        { name: '`linguist-js`', file: bin('linguist-js'), words: [bin('linguist-js'), '--analyze', tree, '--json'] },
        { name: '`repolinter`', file: bin('repolinter'), words: [bin('repolinter'), 'lint', tree], mayFail: true },
        { name: 'DevSkim', file: path.join(options.peers, 'devskim'), words: [path.join(options.peers, 'devskim'), 'analyze', '-I', tree, '-O', path.join(scratch, 'devskim.sarif')] },
    ];
    for (const peer of peers) {
        const isThere = peer.file === 'rg' ? spawnSync('rg', ['--version']).status === 0 : existsSync(peer.file);
        if (isThere) commands.push(peer);
        else console.error(`${peer.name} is not there and is left out.`);
    }

    return commands;
}

/** A tree of as many files, committed twice: a hundred a folder, of five kinds, some of which say something. */
function makeTree(count) {
    const folder = path.join(scratch, `synthetic-${count}.git`);
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder]);
    const kinds = [
        ['py', (i) => `import os\nimport mlflow\nfrom package_${i % 97} import thing\n\n\ndef step_${i}(rows):\n    total = sum(row.value for row in rows)\n    mlflow.log_metric("total_${i}", total)\n    return total\n`],
        ['py', (i) => `import json\n\n\nclass Reader${i}:\n    def __init__(self, path):\n        self.path = path\n\n    def read(self):\n        with open(self.path) as source:\n            return json.load(source)["items_${i}"]\n`],
        ['yaml', (i) => `name: unit-${i}\nsettings:\n  replicas: ${i % 7}\n  image: registry.example.org/unit:${i}\n  arguments: [--epochs, "${i % 50}"]\n`],
        ['md', (i) => `# Unit ${i}\n\nWhat it does, and why.\n\n- reads\n- writes\n`],
        ['json', (i) => JSON.stringify({ id: i, values: [i, i * 2, i * 3], name: `unit ${i}` }, null, 2)],
    ];
    const parts = [];
    const file = (name, text) => parts.push(`M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    const who = 'committer A <a@example.org>';
    parts.push(`commit refs/heads/main\n${who} 1700000000 +0000\ndata 5\nfirst\n`);
    for (let i = 0; i < count; i++) {
        const [ending, text] = kinds[i % kinds.length];
        file(`part${Math.floor(i / 10000)}/group${Math.floor(i / 100)}/file${i}.${ending}`, text(i));
    }

    parts.push(`\ncommit refs/heads/main\n${who} 1700086400 +0000\ndata 6\nsecond\n`);
    file('part0/group0/file0.py', kinds[0][1](count));
    parts.push('\ndone\n');
    execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--done'], { input: parts.join('') });
    return folder;
}

function compare(name, repository) {
    const tree = path.join(scratch, 'tree-' + name.replaceAll('/', '+'));
    mkdirSync(tree);
    execFileSync('sh', ['-c', 'git -C "$1" archive HEAD | tar -x -C "$2"', 'sh', repository, tree]);
    const commands = commandsFor(repository, tree);
    const runs = commands.map(() => []);
    for (let run = 0; run < Number(options.runs); run++) {
        commands.forEach((command, i) => runs[i].length === run && runs[i].push(measure(command) ?? undefined));
        commands.forEach((command, i) => runs[i].at(-1) === undefined && (runs[i] = []));
    }

    const files = git(repository, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n').length;
    const cold = commands.findIndex((command) => command.name === 'cold');
    commands.forEach((command, i) => {
        const what = `| ${name} (${files} files) | ${command.name} |`;
        if (runs[i].length === 0) {
            console.log(`${what} failed, or took longer than ${longest} s | | | |`);
            return;
        }

        const of = (key) => median(runs[i].map((run) => run[key]));
        const ratio = runs[cold].length === runs[i].length ? median(runs[i].map((run, at) => run.wall / runs[cold][at].wall)).toFixed(2) : '';
        console.log(`${what} ${of('wall').toFixed(2)} | ${of('cpu').toFixed(2)} | ${of('memory').toFixed(0)} | ${ratio} |`);
    });
    rmSync(tree, { recursive: true });
}

/** Seconds of processors over megabytes of blobs, as a line, and how much of the differences it explains. */
function fit(sizes) {
    const points = sizes.map((size) => {
        const repository = makeTree(size);
        const objects = git(repository, 'cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectsize)').split('\n');
        const bytes = objects.filter((line) => line.startsWith('blob')).reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
        const runs = Array.from({ length: Number(options.runs) }, () => measure({ words: [program, 'scan', repository, '--rev', 'HEAD', '--format', 'json', '--no-cache'] })).filter((run) => run);
        const [cpu, memory] = [median(runs.map((run) => run.cpu)), median(runs.map((run) => run.memory))];
        console.log(`| ${size} | ${(bytes / 1e6).toFixed(1)} | ${cpu.toFixed(2)} | ${memory.toFixed(0)} |`);
        rmSync(repository, { recursive: true });
        return [bytes / 1e6, cpu];
    });
    const mean = (place) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const slope = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
    const rest = points.reduce((sum, point) => sum + (point[1] - y - slope * (point[0] - x)) ** 2, 0) / points.reduce((sum, point) => sum + (point[1] - y) ** 2, 0);
    console.log(`\n${slope.toFixed(3)} s a megabyte and ${(y - slope * x).toFixed(2)} s before the first; the line explains ${(100 * (1 - rest)).toFixed(1)} %.`);
}

console.log(`${os.cpus().length} processors (${os.cpus()[0].model}), ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, ${new Date().toISOString().slice(0, 10)}, load ${os.loadavg()[0].toFixed(1)}; medians of ${options.runs}.\n`);
if (options.sizes.length > 0) {
    console.log('| files | MB | CPU, s | peak, MB |\n|---|---|---|---|');
    fit(options.sizes.split(',').map(Number));
    process.exit(0);
}

console.log('| repository | what | clock, s | CPU, s | peak, MB | clock, of cold |\n|---|---|---|---|---|---|');
for (const repository of repositories) {
    const parts = repository.split(path.sep).filter((part) => !['repo', '.git'].includes(part));
    compare(parts.at(-1).replace('+', '/').replace(/\.git$/, ''), repository);
}

if (Number(options.files) > 0) compare('synthetic', makeTree(Number(options.files)));
