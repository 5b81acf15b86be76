/** Every file that a document or a comment names exists, and none of another place is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const folders = ['.github', 'docs', 'e2e', 'public', 'src', 'training'];
const notOurs = /(^|\/)(\.venv|out|node_modules|__pycache__|[\w-]+\.egg-info|\.[a-z]+_cache)(\/|$)/;

const files = [
	...readdirSync('.', { withFileTypes: true }).flatMap((entry) =>
		entry.isFile() ? [entry.name] : [],
	),
	...folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
	),
].filter((path) => !notOurs.test(path));

/** A source file or a document, by its name alone or with folders before it. */
const sourceName = /(?:[\w.-]+\/)*[\w.-]*\w\.(?:tsx?|mjs|py|md|sh|css|ya?ml|toml)\b/g;
/** Any file or folder below one of ours. */
const placeName = /(?<![\w./-])(?:\.github|docs|e2e|src|training|public)\/[\w./-]*\w/g;
const address = /https?:\/\/\S+|\b(?:github|arxiv)\.\w+\/\S+/g;

/** Files of other projects, which comments cite as their source. */
const others = new Set([
	'docs/gguf.md',
	'convert_slow_tokenizer.py',
	'math-rm/prm_evaluate.py',
	'io_utils.py',
	'prm_trainer.py',
]);

function exists(name: string, from: string): boolean {
	const path = normalize(name);
	return (
		files.some((file) => file === path || file.endsWith(`/${path}`)) ||
		existsSync(join(dirname(from), path))
	);
}

/** What a file says to its readers: all of a document, the comments and docstrings of code. */
function wordsOf(path: string): string {
	const text = readFileSync(path, 'utf8');
	if (path.endsWith('.md')) return text;
	const comments = /\.(py|sh|ya?ml|toml)$/.test(path)
		? /"""[\s\S]*?"""|(?<=^|\s)#\s.*$/gm
		: /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm;
	return (text.match(comments) ?? []).join('\n');
}

const read = files.filter(
	(path) => /\.(tsx?|mjs|css|py|md|sh|ya?ml|toml)$/.test(path) && !path.includes('/vectors/'),
);

test('there is something to check', () => {
	expect(read.length).toBeGreaterThan(300);
	expect(wordsOf('src/cli/named-files.test.ts')).toContain('Every file that a document');
	expect(exists('ort.ts', 'README.md')).toBe(true);
	expect(exists('no-such.ts', 'README.md')).toBe(false);
});

test('every file that is named exists', () => {
	const missing = read.flatMap((path) => {
		const words = wordsOf(path).replace(address, '');
		const names = [...words.matchAll(sourceName), ...words.matchAll(placeName)].map(
			([name]) => name,
		);
		return [...new Set(names)]
			.filter((name) => !others.has(name) && !notOurs.test(name) && !exists(name, path))
			.map((name) => `${path}: ${name}`);
	});
	expect(missing).toEqual([]);
});

test('every link of a document leads somewhere', () => {
	const broken = read
		.filter((path) => path.endsWith('.md'))
		.flatMap((path) =>
			[...readFileSync(path, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
				.map(([, target = '']) => target.replace(/#.*$/, ''))
				.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
				.filter((target) => !existsSync(join(dirname(path), target)))
				.map((target) => `${path}: ${target}`),
		);
	expect(broken).toEqual([]);
});

test('every decision that is cited was taken', () => {
	const taken = new Set(readdirSync('docs/decisions').map((name) => Number(name.slice(0, 4))));
	const unknown = read.flatMap((path) =>
		[...wordsOf(path).matchAll(/\b[Dd]ecision (\d+)/g)]
			.filter(([, number]) => !taken.has(Number(number)))
			.map(([words]) => `${path}: ${words}`),
	);
	expect(unknown).toEqual([]);
});

test('nothing outside the repository is named', () => {
	const outside = new RegExp(['\\.\\./sha', 'red|/wo', 'rk/'].join(''));
	expect(
		files.filter((path) => read.includes(path) && outside.test(readFileSync(path, 'utf8'))),
	).toEqual([]);
});
