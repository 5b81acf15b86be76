import { decodeText } from '../../domain/files/encoding.ts';
import { type LessonPack, packLimits, readPack } from '../../domain/lesson/pack.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ModelEngine } from '../../run/store.ts';

/** Where a pack lies. */
export type PackPlace = {
	readonly address: string;
	readonly host: string;
	/** Whether this site has it: then no other host learns that somebody reads it. */
	readonly isOwn: boolean;
};

/** A sentence that says what to do. */
type Problem = { readonly code: 'address' | 'unread'; readonly message: string };

const form = /^#lesson\?pack=(?<address>.+)$/su;
const longestAddress = 2000;

/** What a link to a pack names, `#lesson?pack=ADDRESS`; null where it names none. */
export function packAddressOf(hash: string): string | null {
	const written = form.exec(hash)?.groups?.['address'];
	if (written === undefined) return null;
	try {
		return decodeURIComponent(written);
	} catch {
		return written;
	}
}

export function hashOfPack({ address }: PackPlace): string {
	return `#lesson?pack=${encodeURIComponent(address)}`;
}

/**
 * The place that an address names; one without a host lies beside the page.
 *
 * @param page address of the page.
 */
export function packPlaceOf(written: string, page: string): Result<PackPlace, Problem> {
	const refused = (message: string) => failure<Problem>({ code: 'address', message });
	const address = written.trim();
	if (address.length > longestAddress || !URL.canParse(address, page)) {
		return refused('This is no address. Write it whole, as https://host/pack.json.');
	}
	const url = new URL(address, page);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		return refused(
			'An address begins with https:// here. Open a file of this device under “Open a pack”.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		return refused('An address with a name or a password in it is not asked. Take a public one.');
	}
	const { protocol, origin } = new URL(page);
	const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(url.hostname);
	if (protocol === 'https:' && url.protocol === 'http:' && !isLocal) {
		return refused('From this page an address begins with https://: browsers refuse the other.');
	}
	url.hash = '';
	return success({ address: url.href, host: url.host, isOwn: url.origin === origin });
}

/** Why this place cannot be asked from here; null where it can. */
export function closedWords({ isOwn, host }: PackPlace): string | null {
	// A frame without an origin has no thread that may ask others.
	return globalThis.origin === 'null' && !isOwn
		? `This frame may not ask ${host}. Open the page in a tab of its own.`
		: null;
}

/** Read and checked as a pack from disk is. Never rejects. */
export async function fetchPack(
	engine: Pick<ModelEngine, 'fetchFile'>,
	{ address }: PackPlace,
): Promise<Result<LessonPack, Problem>> {
	const unread = (message: string) => failure<Problem>({ code: 'unread', message });
	const file = await engine.fetchFile({ address, mostBytes: packLimits.bytes });
	if (!file.ok) return unread(file.error.message);
	const decoded = decodeText(file.value);
	if (!decoded.ok) return unread(decoded.error);
	const { text } = decoded.value;
	if (/^\s*</u.test(text)) {
		return unread(
			'There is a web page at this address, and no pack. Take the address of the file itself (“raw”, “download”).',
		);
	}
	const pack = readPack(text);
	return pack.ok ? pack : unread(pack.error.message);
}
