import { failure, type Result, success } from '../../../domain/result.ts';
import type { EngineFailure, FailureCode } from '../../../engine/failure.ts';
import type { FileWish } from '../../../engine/inspection.ts';
import { answersOthers } from './address-source.ts';

const missingStatuses = [404, 410];
const closedStatuses = [401, 403];
/** A small file that takes longer does not come. */
const patienceMs = 60_000;

/**
 * A small file whole. No more is read than it may have, whatever its host says of its length, and nothing is
 * told of who asks: no cookies to other hosts, no referrer. Never rejects.
 */
export async function fetchFile({
	address,
	mostBytes,
}: FileWish): Promise<Result<Uint8Array, EngineFailure>> {
	const { host } = new URL(address);
	const failed = (code: FailureCode, message: string) => failure({ code, message });
	const late = AbortSignal.timeout(patienceMs);
	let response: Response;
	try {
		// Asked anew each time: who puts a newer file there wants it to be read.
		response = await fetch(address, {
			signal: late,
			cache: 'no-cache',
			referrerPolicy: 'no-referrer',
		});
	} catch {
		if (late.aborted) return failed('download', `${host} does not answer. Try again later.`);
		const answers = await answersOthers(address, late);
		return answers === false
			? failed('download', `${host} cannot be reached. Check the address and the connection.`)
			: failed('cross-origin', closedWords(host, answers === true));
	}
	const { ok, status } = response;
	if (!ok) {
		await response.body?.cancel();
		if (missingStatuses.includes(status)) {
			return failed('missing', `${host} has no file at this address. Check it, letter by letter.`);
		}
		return closedStatuses.includes(status)
			? failed('gated', `${host} does not give this file to everybody. Take a public address.`)
			: failed('download', `${host} answered ${status}. Try again later.`);
	}
	const bytes = await readUpTo(response, mostBytes).catch(() => undefined);
	if (bytes === undefined) {
		return failed('download', `${host} broke off. Check the connection and try again.`);
	}
	return bytes === null
		? failed('too-large', `The file at ${host} is larger than ${mostBytes / 1e6} MB.`)
		: success(bytes);
}

function closedWords(host: string, isSure: boolean): string {
	const found = isSure ? 'answers, but does' : 'does not answer, or does';
	return `${host} ${found} not let pages of other addresses read its files (CORS). Put the file where everybody may read it, beside this page for one, or download it and open it from disk.`;
}

/** null where there is more. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array | null> {
	const reader = response.body?.getReader();
	if (reader === undefined) return new Uint8Array(0);
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		length += part.value.length;
		if (length > most) {
			await reader.cancel();
			return null;
		}
		chunks.push(part.value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
