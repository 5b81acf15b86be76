import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { pagePolicy, siteHeaders } from './headers.ts';

/** The runtime is kept when it is first used, models by the engine; the rest is fetched with the page. */
const keptLater = /^models\/|^assets\/ort[.-]|\.(?:br|gz|wasm)$|^sw\.js$|^robots\.txt$/u;

/** Gives the built page its policy, and its service worker the list of the files that are one version. */
export function site(): Plugin {
	let folder = '';
	return {
		name: 'steplight-site',
		apply: 'build',
		configResolved({ root, build }) {
			folder = join(root, build.outDir);
		},
		transformIndexHtml: () => [
			{
				tag: 'meta',
				attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
				injectTo: 'head-prepend',
			},
			{
				tag: 'meta',
				attrs: { name: 'referrer', content: siteHeaders['Referrer-Policy'] },
				injectTo: 'head-prepend',
			},
		],
		closeBundle: {
			order: 'post',
			sequential: true,
			handler() {
				const worker = join(folder, 'sw.js');
				const template = readFileSync(worker, 'utf8');
				writeFileSync(worker, template.replace("'the build'", JSON.stringify(versionIn(folder))));
			},
		},
	};
}

/** By path, each with its hash: a host that still has older files gives no version at all. */
export function versionIn(folder: string): object {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.filter((path) => !keptLater.test(path))
		.sort();
	const entries = files.map((path) => {
		const digest = createHash('sha256')
			.update(readFileSync(join(folder, path)))
			.digest('base64');
		return [path === 'index.html' ? './' : path, `sha256-${digest}`] as const;
	});
	const version = createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 12);
	return { version, files: Object.fromEntries(entries), headers: siteHeaders };
}
