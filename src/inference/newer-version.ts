import type { EngineFailure } from '../engine/failure.ts';

/** Failures that a page has whose host has moved on: its own files are gone. */
const doubtful: readonly EngineFailure['code'][] = [
	'missing',
	'corrupt',
	'worker-died',
	'internal',
];

const script = /<script\b[^>]*\bsrc="(?<src>[^"]+)"/u;

/**
 * A failure as it is, or that of a tab which is older than the deploy: what it asks for is no longer
 * there, and only a reload helps. Told by the names of built scripts, which hold their contents' hash.
 *
 * @param ownScript address of the script that runs.
 */
export async function withNewerVersion(
	failure: EngineFailure,
	pageUrl: string,
	ownScript: string | null,
): Promise<EngineFailure> {
	if (ownScript === null || !doubtful.includes(failure.code)) return failure;
	try {
		const page = await (await fetch(pageUrl, { cache: 'no-store' })).text();
		const src = script.exec(page)?.groups?.['src'];
		if (src === undefined || new URL(src, pageUrl).href === ownScript) return failure;
		return { code: 'outdated', message: 'A newer version of this page is out. Reload the page.' };
	} catch {
		// Without a network nobody can say.
		return failure;
	}
}
