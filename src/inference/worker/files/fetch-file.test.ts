import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchFile } from './fetch-file.ts';

let server: Server;
let host = '';

beforeAll(async () => {
	server = createServer(({ url }, response) => {
		if (url === '/pack.json') response.end('{"a":1}');
		else if (url === '/cut') response.writeHead(200, { 'Content-Length': 9 }).write('{"a"');
		// Its length is a lie, and it never ends by itself.
		else if (url === '/endless') {
			const timer = setInterval(() => response.write(' '.repeat(64)), 1);
			response.on('close', () => clearInterval(timer));
		} else response.writeHead(Number(url?.slice(1))).end();
		if (url === '/cut') setTimeout(() => response.destroy(), 20);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const fetched = (path: string, mostBytes = 1000) =>
	fetchFile({ address: `http://${host}${path}`, mostBytes });

test('a file comes whole, and no more of it than it may have', async () => {
	const whole = await fetched('/pack.json', 7);
	expect(whole.ok && new TextDecoder().decode(whole.value)).toBe('{"a":1}');
	expect(await fetched('/pack.json', 6)).toMatchObject({ error: { code: 'too-large' } });
	expect(await fetched('/endless')).toMatchObject({ error: { code: 'too-large' } });
});

test.each([
	['/404', 'missing', 'has no file at this address'],
	['/410', 'missing', 'has no file'],
	['/401', 'gated', 'does not give this file to everybody'],
	['/403', 'gated', 'does not give'],
	['/500', 'download', 'answered 500'],
	['/cut', 'download', 'broke off'],
])('%s fails as %s, by the name of its host', async (path, code, words) => {
	const read = await fetched(path);
	if (read.ok) throw new Error('it was read');
	expect(read.error.code).toBe(code);
	expect(read.error.message).toContain(`${host} ${words}`);
});

test('a host that is not there cannot be reached', async () => {
	const read = await fetchFile({ address: 'http://127.0.0.1:9/pack.json', mostBytes: 9 });
	expect(read).toMatchObject({ ok: false, error: { code: 'download' } });
});
