/** Styles and components against each other: React and CSS modules say nothing of a class that is missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Every file under src with this ending. */
function read(ending: string): Readonly<Record<string, string>> {
	const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith(ending))
		.map((path) => posix.join('src', path));
	return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

const styles = read('.css');
const sources = read('.tsx');

/** The classes that a style module has. */
function classesOf(style: string): ReadonlySet<string> {
	const selectors = style.replace(/\/\*[\s\S]*?\*\//g, '').replace(/:[^;{}]*;/g, '');
	return new Set(Array.from(selectors.matchAll(/\.([a-z][\w-]*)/gi), ([, name]) => name ?? ''));
}

/** By style module: the classes that components name, and what else they read from it. */
function usesOf(): ReadonlyMap<string, ReadonlySet<string>> {
	const uses = new Map<string, Set<string>>();
	for (const [path, source] of Object.entries(sources)) {
		for (const [, name, file] of source.matchAll(/import (\w+) from '(.+\.module\.css)'/g)) {
			const module = posix.join(posix.dirname(path), file ?? '');
			const named = uses.get(module) ?? new Set();
			uses.set(module, named);
			for (const [, key] of source.matchAll(new RegExp(`\\b${name}\\[([^\\]]*)\\]`, 'g'))) {
				named.add(key?.replace(/^'(.*)'$/, '$1') ?? '');
			}
		}
	}
	return uses;
}

const modules = Object.keys(styles).filter((path) => path.endsWith('.module.css'));
const uses = usesOf();

test.each(modules)('%s has the classes that components name, and no others', (path) => {
	expect([...(uses.get(path) ?? [])].sort()).toEqual([...classesOf(styles[path] ?? '')].sort());
});

test('every style module that a component imports exists', () => {
	expect([...uses.keys()].filter((path) => !modules.includes(path))).toEqual([]);
});

// Paper has points.
test.each(modules)('%s takes type and space from the scales', (path) => {
	const declared = (styles[path] ?? '').matchAll(
		/(?:^|[\s;])((?:font-size|(?:row-|column-)?gap|padding[\w-]*|margin[\w-]*):[^;]*);/g,
	);
	const own = Array.from(declared, ([, declaration]) => declaration ?? '').filter(
		(declaration) =>
			/[\d.]rem/.test(declaration) || /^font-size: (?!var\(--type-|\d+pt$)/.test(declaration),
	);
	expect(own).toEqual([]);
});

test('every custom property that is used is set somewhere', () => {
	const everything = [...Object.values(styles), ...Object.values(sources)].join('\n');
	const set = new Set(Array.from(everything.matchAll(/(--[\w-]+)'?:/g), ([, name]) => name));
	const used = new Set(Array.from(everything.matchAll(/var\((--[\w-]+)/g), ([, name]) => name));
	expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
