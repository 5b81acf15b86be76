import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type Group = NonNullable<
	Extract<Rolldown.OutputOptions['codeSplitting'], object>['groups']
>[number];

/**
 * One script and one style sheet for all that the first page needs before it can be used: on a phone's line
 * every further file costs as much as many kilobytes. What is imported when it is asked for is no part of it.
 */
export function firstChunk(): Group {
	let first: ReadonlySet<string> | null = null;
	return {
		debugName: 'first-chunk',
		name(id, context) {
			first ??= needed(
				resolve('src/main.tsx'),
				(each) => context.getModuleInfo(each)?.importedIds ?? [],
			);
			return first.has(id) ? 'first' : null;
		},
	};
}

/** A module and all that it imports at once. */
function needed(entry: string, importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
	const found = new Set([entry]);
	// A set that grows is gone through to its end.
	for (const id of found) for (const imported of importsOf(id)) found.add(imported);
	return found;
}
