// Serves a built site the way a careful host does: files only, and a policy that allows nothing inline.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.csv': 'text/csv', '.atom': 'application/atom+xml',
};

// The policy the site asks its host for.
async function policyOf(folder) {
  const headers = await readFile(join(folder, '_headers'), 'utf8');
  const policy = headers.match(/Content-Security-Policy: (.+)/)?.[1];
  if (!policy?.includes("default-src 'self'")) throw new Error('_headers holds no policy');
  return policy;
}

export async function serve(folder, prefix = '', { gzip = false } = {}) {
  const policy = await policyOf(folder);
  const server = createServer(async (request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    const path = asked.startsWith(`${prefix}/`) ? asked.slice(prefix.length) : '/no-such-file';
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const headers = { 'content-security-policy': policy, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    // Asked for by the browser itself where a page names no icon.
    if (asked === '/favicon.ico') return response.writeHead(204).end();
    try {
      const body = await readFile(file);
      if (!gzip || /\.png$|\.jpg$/.test(file)) return response.writeHead(200, headers).end(body);
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(body, { level: 9 }));
    } catch {
      response.writeHead(404, { ...headers, 'content-type': TYPES['.html'] }).end(await readFile(join(folder, '404.html')).catch(() => ''));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
