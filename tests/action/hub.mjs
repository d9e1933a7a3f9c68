// A GitHub on loopback, as far as the action speaks with it: releases, tags, git over http that asks for the token, comments and artifacts.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import http from 'node:http';

export const token = 'ghs_aTokenThatNoLogMayShow0123456789';

export class Hub {
    files = new Map();
    repositories = '';
    mayComment = true;
    comments = [];
    artifacts = [];
    pulls = [];
    requests = [];
    tokensOfStore = [];

    async start() {
        this.server = http.createServer((request, response) => this.#answer(request, response).catch(error => {
            response.statusCode = 500;
            response.end(String(error));
        }));
        await new Promise(resolve => this.server.listen(0, '127.0.0.1', resolve));
        this.address = `http://127.0.0.1:${this.server.address().port}`;
    }

    stop() {
        this.server.closeAllConnections();
        this.server.close();
    }

    /** A release whose files are held against SHA256SUMS. */
    release(repository, tag, files) {
        let sums = '';
        for (const [name, bytes] of Object.entries(files)) {
            this.files.set(`/${repository}/releases/download/${tag}/${name}`, bytes);
            sums += `${crypto.createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
        }

        this.files.set(`/${repository}/releases/download/${tag}/SHA256SUMS`, Buffer.from(sums));
    }

    /** What `git ls-remote` of the repository says. */
    tags(repository, tags) {
        const lines = Object.entries(tags).map(([name, commit]) => `${commit}\trefs/tags/${name}\n`).join('');
        this.files.set(`/${repository}/info/refs`, Buffer.from(lines));
    }

    async #answer(request, response) {
        const url = new URL(request.url, this.address);
        this.requests.push(`${request.method} ${url.pathname}`);
        const body = await read(request);
        if (url.pathname.startsWith('/api/')) {
            this.#api(request, response, url, body);
        } else if (url.pathname.includes('.git/')) {
            this.#git(request, response, url, body);
        } else if (this.files.has(url.pathname)) {
            if (url.pathname.startsWith('/store/') && request.headers.authorization) this.tokensOfStore.push(request.headers.authorization);
            response.setHeader('Content-Type', 'application/octet-stream');
            response.end(this.files.get(url.pathname));
        } else {
            response.statusCode = 404;
            response.end();
        }
    }

    #api(request, response, url, body) {
        const send = (code, value) => {
            response.statusCode = code;
            response.setHeader('Content-Type', 'application/json; charset=utf-8');
            response.end(JSON.stringify(value));
        };
        if (request.headers.authorization !== `Bearer ${token}` && request.headers.authorization !== `token ${token}`) {
            return send(401, { message: 'Bad credentials' });
        }

        const route = `${request.method} ${url.pathname.replace('/api', '').replace(/^\/repos\/[^/]+\/[^/]+/, '')}`;
        const text = body.length > 0 ? JSON.parse(body.toString('utf8')) : null;
        let match;
        if (route === 'POST /graphql') {
            return send(200, { data: { viewer: { login: 'github-actions[bot]' } } });
        } else if (request.method !== 'GET' && !this.mayComment) {
            return send(403, { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' });
        } else if ((match = /^GET \/issues\/(\d+)\/comments$/.exec(route))) {
            return send(200, this.comments.filter(comment => comment.number === +match[1]).map(shown));
        } else if ((match = /^POST \/issues\/(\d+)\/comments$/.exec(route))) {
            const comment = { id: this.comments.length + 1, number: +match[1], body: text.body, writes: 1 };
            this.comments.push(comment);
            return send(201, shown(comment));
        } else if ((match = /^GET \/issues\/comments\/(\d+)$/.exec(route))) {
            const comment = this.comments.find(one => one.id === +match[1]);
            return comment ? send(200, shown(comment)) : send(404, { message: 'Not Found' });
        } else if ((match = /^PATCH \/issues\/comments\/(\d+)$/.exec(route))) {
            const comment = this.comments.find(one => one.id === +match[1]);
            comment.body = text.body;
            comment.writes++;
            return send(200, shown(comment));
        } else if ((match = /^GET \/pulls$/.exec(route))) {
            return send(200, this.pulls);
        } else if ((match = /^GET \/pulls\/(\d+)$/.exec(route))) {
            const pull = this.pulls.find(one => one.number === +match[1]);
            return pull ? send(200, pull) : send(404, { message: 'Not Found' });
        } else if ((match = /^GET \/actions\/runs\/(\d+)\/artifacts$/.exec(route))) {
            return send(200, { total_count: this.artifacts.length, artifacts: this.artifacts.map(({ id, name, zip, size }) => ({ id, name, size_in_bytes: size ?? zip.length, expired: false })) });
        } else if ((match = /^GET \/actions\/artifacts\/(\d+)\/zip$/.exec(route))) {
            // GitHub sends one to a store elsewhere, which must not see the token.
            const key = `/store/${crypto.randomUUID()}`;
            this.files.set(key, this.artifacts.find(one => one.id === +match[1]).zip);
            response.statusCode = 302;
            response.setHeader('Location', this.address.replace('127.0.0.1', 'localhost') + key);
            return response.end();
        }

        return send(404, { message: 'Not Found' });
    }

    #git(request, response, url, body) {
        const basic = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
        if ((request.headers.authorization ?? '').toLowerCase() !== basic.toLowerCase()) {
            response.statusCode = 401;
            response.setHeader('WWW-Authenticate', 'Basic realm="here"');
            return response.end();
        }

        const child = spawn('git', ['http-backend'], {
            env: {
                PATH: process.env.PATH,
                GIT_PROJECT_ROOT: this.repositories,
                GIT_HTTP_EXPORT_ALL: '1',
                GIT_CONFIG_COUNT: '2',
                GIT_CONFIG_KEY_0: 'safe.directory',
                GIT_CONFIG_VALUE_0: '*',
                GIT_CONFIG_KEY_1: 'uploadpack.allowAnySHA1InWant',
                GIT_CONFIG_VALUE_1: 'true',
                GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
                HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
                REQUEST_METHOD: request.method,
                QUERY_STRING: url.search.slice(1),
                CONTENT_TYPE: request.headers['content-type'] ?? '',
                CONTENT_LENGTH: String(body.length),
                PATH_INFO: url.pathname,
                REMOTE_ADDR: '127.0.0.1',
                REMOTE_USER: 'runner',
            },
            stdio: ['pipe', 'pipe', 'ignore'],
        });
        child.stdin.on('error', () => {});
        child.stdin.end(body);
        const chunks = [];
        child.stdout.on('data', chunk => chunks.push(chunk));
        child.on('close', () => {
            const all = Buffer.concat(chunks);
            const end = all.indexOf('\r\n\r\n');
            for (const line of all.subarray(0, end).toString('latin1').split('\r\n')) {
                const [, name, value] = /^([^:]+): *(.*)$/.exec(line) ?? [];
                if (name === 'Status') response.statusCode = parseInt(value, 10);
                else if (name) response.setHeader(name, value);
            }

            response.end(all.subarray(end + 4));
        });
    }
}

function shown(comment) {
    return {
        id: comment.id, body: comment.body, user: { login: 'github-actions[bot]', type: 'Bot', id: 41898282 },
        html_url: `https://github.com/acme/eta/pull/${comment.number}#issuecomment-${comment.id}`, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z',
    };
}

async function read(request) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
}
