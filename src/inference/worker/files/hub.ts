import { list, nullable, object, optional, record, text, whole } from '../../../domain/json.ts';
import { readDescription } from '../model/described.ts';
import { addressSource, readAddress } from './address-source.ts';
import { ModelFileError } from './model-file-error.ts';
import type { ModelFolder } from './model-folder.ts';

export type HubModel = ModelFolder & {
	/** Bytes of a file that is listed; null for one that is not. */
	bytesOf(path: string): number | null;
};

const description = record({
	sha: text,
	cardData: optional(nullable(object), null),
	siblings: list(
		record({
			rfilename: text,
			size: optional(nullable(whole), null),
			lfs: optional(nullable(record({ sha256: text })), null),
		}),
	),
});

/** As the hub allows them: a name, or an owner and a name. */
const idPattern = /^\w[\w.-]{0,95}(?:\/\w[\w.-]{0,95})?$/u;

/**
 * A model of the Hugging Face hub, listed at a revision by one request to `hub`: call it only when the visitor asked,
 * with the host named.
 *
 * Rejects with a ModelFileError: 'missing' for an id or a revision that is not there, 'gated', 'download'.
 */
export async function hubFolder(
	id: string,
	{
		revision = 'main',
		hub = 'https://huggingface.co',
		signal,
	}: { readonly revision?: string; readonly hub?: string; readonly signal?: AbortSignal } = {},
): Promise<HubModel> {
	if (!idPattern.test(id)) throw noModel(id, hub, 'is no id: write it as owner/name');
	const options = signal === undefined ? {} : { signal };
	const asked = `${hub}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`;
	const bytes = await readAddress(asked, { ...options, name: id });
	if (bytes === null) throw noModel(id, hub, `has no revision ${revision}, or is not there`);
	const { sha, cardData, siblings } = readDescription(parse(bytes), description, `${id} on ${hub}`);
	const files = new Map(siblings.map((file) => [file.rfilename, file]));
	const licence = cardData?.['license'];
	return {
		name: id,
		commit: sha,
		licence: typeof licence === 'string' ? licence : null,
		paths: [...files.keys()],
		mark: (path) => files.get(path)?.lfs?.sha256 ?? sha,
		bytesOf: (path) => files.get(path)?.size ?? null,
		async open(path) {
			if (!files.has(path)) return null;
			const place = path.split('/').map(encodeURIComponent).join('/');
			return addressSource(`${hub}/${id}/resolve/${sha}/${place}`, {
				...options,
				name: `${id}: ${path}`,
			});
		},
	};
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		// A page in the answer's place; the reader names what is missing.
		return null;
	}
}

function noModel(id: string, hub: string, reason: string): ModelFileError {
	return new ModelFileError(
		'missing',
		`"${id}" ${reason} on ${new URL(hub).host}. Check the id and the revision on the model's page.`,
	);
}
