// A repository with a pull request, made from a fixture: its main branch went on by many commits since the pull request left it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const identity = {
    GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

export function git(folder, ...args) {
    return execFileSync('git', ['-c', 'protocol.file.allow=always', '-c', 'init.defaultBranch=main', ...args], {
        cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...identity },
    }).trim();
}

export const commitsSince = 120;

/**
 * Makes the bare repository `FOLDER`.
 * @param {string} fixture what it is made from
 * @param {string} workflow the file that the pull request adds; the branch `remove` takes it away from `with`
 * @returns its commits
 */
export function makeProject(folder, fixture, workflow) {
    const tree = `${folder}-tree`;
    fs.cpSync(fixture, tree, { recursive: true });
    git(tree, 'init', '--quiet');
    const kept = fs.readFileSync(path.join(tree, workflow));
    fs.rmSync(path.join(tree, workflow));
    git(tree, 'add', '--all', '--force');
    git(tree, 'commit', '--quiet', '--message', 'The project');
    const start = git(tree, 'rev-parse', 'HEAD');

    fs.mkdirSync(path.dirname(path.join(tree, workflow)), { recursive: true });
    fs.writeFileSync(path.join(tree, workflow), kept);
    git(tree, 'add', '--all', '--force');
    git(tree, 'commit', '--quiet', '--message', 'Adds a workflow');
    const adds = git(tree, 'rev-parse', 'HEAD');
    git(tree, 'rm', '--quiet', workflow);
    git(tree, 'commit', '--quiet', '--message', 'Removes it');
    const removes = git(tree, 'rev-parse', 'HEAD');

    // What main did since: nothing that a report shows.
    let main = start;
    for (let number = 0; number < commitsSince; number++) {
        main = git(tree, 'commit-tree', `${start}^{tree}`, '-p', main, '-m', `Main goes on ${number}`);
    }

    const merge = git(tree, 'commit-tree', `${adds}^{tree}`, '-p', main, '-p', adds, '-m', 'Merge');
    const mergeOfRemoval = git(tree, 'commit-tree', `${start}^{tree}`, '-p', adds, '-p', removes, '-m', 'Merge');
    for (const [name, commit] of Object.entries({ main, adds, removes, merge, mergeOfRemoval })) {
        git(tree, 'update-ref', `refs/heads/${name}`, commit);
    }

    git(path.dirname(folder), 'clone', '--quiet', '--bare', tree, folder);
    git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    fs.rmSync(tree, { recursive: true });
    return { start, main, adds, removes, merge, mergeOfRemoval };
}

/** A checkout as actions/checkout leaves it: one commit (or all of them, where depth is 0), and `origin` elsewhere. */
export function checkOut(workspace, project, commit, origin, { depth = 1, filter = null } = {}) {
    fs.mkdirSync(workspace, { recursive: true });
    git(workspace, 'init', '--quiet');
    git(workspace, 'remote', 'add', 'origin', `file://${project}`);
    git(workspace, 'config', 'gc.auto', '0');
    const how = depth > 0 ? [`--depth=${depth}`, 'origin', commit] : ['origin', '+refs/heads/*:refs/remotes/origin/*'];
    if (filter) how.unshift(`--filter=${filter}`);
    git(workspace, 'fetch', '--quiet', '--no-tags', ...how);
    git(workspace, 'checkout', '--quiet', '--detach', commit);
    git(workspace, 'remote', 'set-url', 'origin', origin);
}
