import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.wasm': 'application/wasm',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.webmanifest': 'application/manifest+json',
};

export const hostPort = 4174;

const bytesPerChunk = 100_000;

/** A file of the build by its address; null where there is none. */
export function builtFile(
	pathname: string,
	folder = 'dist',
): { body: Buffer<ArrayBuffer>; type: string } | null {
	const file = join(folder, pathname === '/' ? 'index.html' : pathname);
	if (!existsSync(file)) return null;
	const type = types[extname(file)] ?? 'application/octet-stream';
	return { body: readFileSync(file), type };
}

/** A plain static server of the build, below any path: file types and ranges are all it knows. */
export class StaticHost {
	/** What is deployed now. */
	folder = 'dist';
	/** Of model files; a slow line. */
	bytesPerSecond = Number.POSITIVE_INFINITY;
	/** Bytes of model files that were sent. */
	modelBytesSent = 0;
	/** Where in its file each answer that went on began. */
	readonly wentOnFrom: number[] = [];
	readonly #server: Server;

	private constructor(prefix: string) {
		this.#server = createServer(
			(request, response) => void this.#answer(prefix, request, response),
		);
	}

	static async open(prefix = ''): Promise<StaticHost> {
		const host = new StaticHost(prefix);
		await new Promise<void>((resolve) => host.#server.listen(hostPort, resolve));
		return host;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	async #answer(prefix: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = pathname.startsWith(`${prefix}/`)
			? builtFile(pathname.slice(prefix.length), this.folder)
			: null;
		if (file === null) return void response.writeHead(404).end();
		const { body, type } = file;
		const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
		response.setHeader('Content-Type', type).setHeader('Content-Length', body.byteLength - from);
		if (from > 0) {
			this.wentOnFrom.push(from);
			response.setHeader(
				'Content-Range',
				`bytes ${from}-${body.byteLength - 1}/${body.byteLength}`,
			);
		}
		response.writeHead(from > 0 ? 206 : 200);
		if (!pathname.includes('/models/')) return void response.end(body);
		for (let at = from; at < body.byteLength && !response.destroyed; at += bytesPerChunk) {
			const chunk = body.subarray(at, at + bytesPerChunk);
			response.write(chunk);
			this.modelBytesSent += chunk.byteLength;
			await sleep((1000 * chunk.byteLength) / this.bytesPerSecond);
		}
		response.end();
	}
}
