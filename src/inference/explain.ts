import { type EngineFailure, offline } from '../engine/failure.ts';

/** Failures of a page that cannot reach its own files, or whose host has them no more. */
const doubtful: readonly EngineFailure['code'][] = [
	'missing',
	'corrupt',
	'worker-died',
	'internal',
];

const script = /<script\b[^>]*\bsrc="(?<src>[^"]+)"/u;

/**
 * A failure of a load as it is, or what is behind it: no network, or a tab that is older than the
 * deploy, for which what it asks for is no longer there and only a reload helps. The age is told by the
 * names of built scripts, which hold their contents' hash.
 *
 * @param ownScript address of the script that runs.
 */
export async function explained(
	failure: EngineFailure,
	pageUrl: string,
	ownScript: string | null,
): Promise<EngineFailure> {
	if (!doubtful.includes(failure.code)) return failure;
	if (!navigator.onLine) return offline;
	if (ownScript === null) return failure;
	try {
		const page = await (await fetch(pageUrl, { cache: 'no-store' })).text();
		const src = script.exec(page)?.groups?.['src'];
		if (src === undefined || new URL(src, pageUrl).href === ownScript) return failure;
		return { code: 'outdated', message: 'A newer version of this page is out. Reload the page.' };
	} catch {
		// The host cannot be asked.
		return failure;
	}
}
