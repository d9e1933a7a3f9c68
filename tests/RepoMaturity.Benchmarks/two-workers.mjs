// How much of one worker's time two need for the same repositories: node two-workers.mjs --program FILE [--rounds N] CLONES
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { program: { type: 'string' }, rounds: { type: 'string', default: '3' } }, allowPositionals: true });
if (!values.program || positionals.length !== 1) {
    console.error('node two-workers.mjs --program FILE [--rounds N] CLONES');
    process.exit(2);
}

const start = values.program.endsWith('.dll') ? ['dotnet', values.program] : [values.program];
const folder = mkdtempSync(join(tmpdir(), 'two-workers-'));
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Seconds of a whole run into a new store. */
function time(workers, round) {
    const begun = process.hrtime.bigint();
    const run = spawnSync(start[0], [...start.slice(1), 'fleet', 'scan', positionals[0], '--store', join(folder, `${round}-${workers}`), '--jobs', `${workers}`, '--no-cache', '--quiet'], { encoding: 'utf8' });
    if (run.status !== 0) {
        throw new Error(run.stderr);
    }

    return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, said: run.stdout.trim() };
}

try {
    const taken = { 1: [], 2: [] };
    for (let round = 0; round < Number(values.rounds); round++) {
        // In turn, so that what else the machine does meets both.
        for (const workers of round % 2 ? [2, 1] : [1, 2]) {
            const { seconds, said } = time(workers, round);
            taken[workers].push(seconds);
            console.log(`${workers} worker${workers > 1 ? 's' : ''}: ${seconds.toFixed(1)} s (${said}; load ${loadavg()[0].toFixed(0)} on ${cpus().length} cores)`);
        }
    }

    console.log(`two take ${(median(taken[2]) / median(taken[1])).toFixed(2)} of the time of one`);
} finally {
    rmSync(folder, { recursive: true });
}
