import { failure, type Result, success } from '../../domain/result.ts';
import { type PageName, pages } from '../navigation/pages.ts';

/**
 * A link holds everything behind its `#`, which no browser sends to a server: `#check/1j.PAYLOAD`.
 * `1` is the version; `j` says JSON, `z` JSON that is compressed (raw deflate), both in base64url.
 */
const version = '1';
const form = /^#(?<page>[a-z]+)\/(?<version>\d+)(?<kind>[a-z])\.(?<payload>.*)$/su;
const signs = /^[\w-]+$/u;

/** What most platforms and mail programs pass on whole. */
const longestLink = 32_000;
/** What is unpacked is never longer: a short text can be made to unpack to gigabytes. */
const longestText = 400_000;
/** Shorter ones can be read by eye, with any base64 tool. */
const compressFrom = 200;

export type LinkError = {
	readonly code: 'too-long' | 'newer' | 'broken' | 'unsupported' | 'page' | 'content';
	/** Whole sentences that say what to do. */
	readonly message: string;
};

const brokenLink: LinkError = {
	code: 'broken',
	message: 'It was cut off or changed on its way. Copy it again, whole, from where it was made.',
};

export type Payload = { readonly page: PageName; readonly value: unknown };

/** Whether an address holds a made link behind its `#`. */
export function isMadeLink(hash: string): boolean {
	return form.test(hash);
}

/** @returns the part of a link from its `#` on. */
export async function writeFragment({ page, value }: Payload): Promise<Result<string, LinkError>> {
	const bytes = new TextEncoder().encode(JSON.stringify(value));
	const plain = `#${page}/${version}j.${toBase64(bytes)}`;
	const isLong = bytes.length >= compressFrom && typeof CompressionStream !== 'undefined';
	const packed = isLong
		? `#${page}/${version}z.${toBase64(await through(bytes, new CompressionStream('deflate-raw')))}`
		: plain;
	const fragment = packed.length < plain.length ? packed : plain;
	return fragment.length > longestLink ? failure(tooLong(fragment.length)) : success(fragment);
}

/** Never throws, and reads no more than it must of what somebody else made. */
export async function readFragment(hash: string): Promise<Result<Payload, LinkError>> {
	if (hash.length > longestLink) return failure(tooLong(hash.length));
	const parts = form.exec(hash)?.groups;
	if (parts === undefined) return failure(brokenLink);
	const page = pages.find(({ name }) => name === parts['page'])?.name;
	if (page === undefined) {
		const message = `There is no page called “${parts['page']}” here.`;
		return failure({ code: 'page', message });
	}
	if (parts['version'] !== version) {
		const message = 'A newer Steplight made it. Open it there, or reload this page to update it.';
		return failure({ code: 'newer', message });
	}
	const payload = parts['payload'] ?? '';
	const kind = parts['kind'];
	if (!signs.test(payload) || (kind !== 'j' && kind !== 'z')) return failure(brokenLink);
	if (kind === 'z' && typeof DecompressionStream === 'undefined') {
		const message = 'This browser is too old to unpack it. Open it in a newer one.';
		return failure({ code: 'unsupported', message });
	}
	try {
		const bytes = fromBase64(payload);
		const unpacked =
			kind === 'z' ? await through(bytes, new DecompressionStream('deflate-raw')) : bytes;
		const text = new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
		return success({ page, value: JSON.parse(text) });
	} catch {
		return failure(brokenLink);
	}
}

function tooLong(length: number): LinkError {
	const message = `It has ${length.toLocaleString('en-GB')} characters, and a link holds ${longestLink.toLocaleString('en-GB')} at most. Save a lesson pack instead: a file takes more.`;
	return { code: 'too-long', message };
}

/** @throws RangeError where more comes out than a link may hold; TypeError for what is not packed. */
async function through(
	bytes: Uint8Array<ArrayBuffer>,
	stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
	const packed = new Blob([bytes]).stream().pipeThrough(stream);
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = packed.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		length += value.length;
		if (length > longestText) {
			await reader.cancel();
			throw new RangeError('longer than a link may unpack to');
		}
		chunks.push(value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
	const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	const signs = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}
