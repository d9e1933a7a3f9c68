// What the program is made of, as CycloneDX 1.6, from the lock file of RepoMaturity.Cli: node .github/sbom.mjs VERSION > FILE
// Packages that only build or test are not in that file's graph, and not in the program.
import { readFileSync } from 'node:fs';

const version = process.argv[2];
if (!/^\d+\.\d+\.\d+/.test(version ?? '')) {
    console.error('Use: node .github/sbom.mjs VERSION');
    process.exit(2);
}

const root = new URL('../', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('src/RepoMaturity.Cli/packages.lock.json', root), 'utf8')).dependencies['net10.0'];
const locked = Object.entries(lock).filter(([, entry]) => entry.type !== 'Project');

// The binding to libgit2 is taken by name and version, without what it depends on: it is in no lock file.
const libgit2 = /<LibGit2SharpVersion>([^<]+)</.exec(readFileSync(new URL('Directory.Packages.props', root), 'utf8'))[1];

const purl = (name, resolved) => `pkg:nuget/${name}@${resolved}`;
const names = new Map([...locked.map(([name, entry]) => [name.toLowerCase(), purl(name, entry.resolved)]), ['libgit2sharp', purl('LibGit2Sharp', libgit2)]]);
const component = (name, resolved, hash) => ({
    type: 'library',
    'bom-ref': purl(name, resolved),
    name,
    version: resolved,
    purl: purl(name, resolved),
    // NuGet's own hash leaves the signature of the package out: it is none of the file.
    ...hash && { properties: [{ name: 'nuget:contentHash', value: hash }] },
});
const self = `pkg:generic/repomaturity@${version}`;
const needs = entry => Object.keys(entry.dependencies ?? {}).map(name => names.get(name.toLowerCase())).filter(Boolean).sort();
const direct = Object.entries(lock).filter(([, entry]) => entry.type === 'Direct').map(([name]) => names.get(name.toLowerCase()));
const ofProjects = Object.values(lock).filter(entry => entry.type === 'Project').flatMap(needs);

console.log(JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
        component: { type: 'application', 'bom-ref': self, name: 'RepoMaturity', version, licenses: [{ license: { id: 'MIT' } }] },
        lifecycles: [{ phase: 'build' }],
    },
    components: [...locked.map(([name, entry]) => component(name, entry.resolved, entry.contentHash)), component('LibGit2Sharp', libgit2)].sort((a, b) => a.purl < b.purl ? -1 : 1),
    dependencies: [
        { ref: self, dependsOn: [...new Set([...direct, ...ofProjects, names.get('libgit2sharp')])].sort() },
        ...locked.map(([name, entry]) => ({ ref: purl(name, entry.resolved), dependsOn: needs(entry) })),
        { ref: purl('LibGit2Sharp', libgit2), dependsOn: [] },
    ],
}, null, 2));
