import {
	type ModelChoice,
	type ModelPlace,
	type ModelRole,
	shippedModels,
} from '../../engine/choice.ts';
import type { EngineInfo, LoadedModel } from '../../engine/info.ts';
import { waysToRead } from '../../engine/read-as.ts';
import { blankChoice, blankPlace, type ChoiceForm, type PlaceForm } from './model-form.ts';

const roles: readonly ModelRole[] = ['writer', 'judge', 'outcome'];
const wayName = 'read';

/**
 * The query with the models of a choice in it: ids of the hub with their revisions, and addresses; of what is on disk
 * the SHA-256, once it is known. What is on a server or behind a password stays out, and so does what is shipped.
 *
 * @param loaded what came of the choice.
 */
export function withModels(
	query: string,
	choice: ModelChoice,
	loaded: EngineInfo['foreign'] = {},
): string {
	const params = new URLSearchParams(query);
	for (const role of roles) {
		const written = writePlace(choice[role], loaded[role]);
		if (written === null) params.delete(role);
		else params.set(role, written);
	}
	if (choice.readAs === null) params.delete(wayName);
	else params.set(wayName, choice.readAs);
	return params.size === 0 ? '' : `?${params}`;
}

/** What a link fills the picker with; null where it names no models. What cannot be read is left as it ships. */
export function readModels(query: string): ChoiceForm | null {
	const params = new URLSearchParams(query);
	if (!roles.some((role) => params.has(role))) return null;
	const place = (role: ModelRole): PlaceForm => readPlace(params.get(role), role) ?? blankPlace;
	const way = params.get(wayName) ?? '';
	return {
		...blankChoice,
		writer: place('writer'),
		judge: place('judge'),
		outcome: place('outcome'),
		readAs: Object.hasOwn(waysToRead, way) ? way : '',
	};
}

function writePlace(place: ModelPlace, loaded?: LoadedModel): string | null {
	switch (place.kind) {
		case 'none':
			return 'none';
		case 'hub': {
			const file = place.file === null ? '' : `/${place.file}`;
			return `hf/${place.id}@${encodeURIComponent(place.revision)}${file}`;
		}
		case 'address':
			return isPublic(place.url) ? place.url : null;
		case 'disk': {
			// Of several files the first: the others belong to it.
			const hash = loaded?.files[0]?.hash ?? '';
			return isSha256(hash) ? `sha256/${hash}` : null;
		}
		case 'shipped':
		case 'server':
			return null;
	}
}

function readPlace(written: string | null, role: ModelRole): PlaceForm | null {
	if (written === null) return null;
	if (written === 'none') return role === 'writer' ? null : { ...blankPlace, kind: 'none' };
	if (isPublic(written)) return { ...blankPlace, kind: 'address', url: written };
	const hash = written.replace(/^sha256\//u, '');
	if (hash !== written && isSha256(hash)) return { ...blankPlace, kind: 'disk', wanted: hash };
	const [, id, revision = 'main', file = ''] =
		/^hf\/(\w[\w.-]*(?:\/\w[\w.-]*)?)(?:@([\w.%-]+))?(?:\/([\w./ -]+\.gguf))?$/iu.exec(written) ??
		[];
	if (id === undefined) return null;
	return { ...blankPlace, kind: 'hub', id, file, revision: decoded(revision) };
}

export function isSha256(text: string): boolean {
	return /^[0-9a-f]{64}$/u.test(text);
}

/** An address with a name and a password in it is for nobody else. */
function isPublic(address: string): boolean {
	if (!/^https?:\/\//iu.test(address) || !URL.canParse(address)) return false;
	const { username, password } = new URL(address);
	return username === '' && password === '';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return 'main';
	}
}

/** Whether the models of a choice can all be named in a link. */
export function isInLink(choice: ModelChoice): boolean {
	return roles.every(
		(role) => choice[role].kind === shippedModels[role].kind || writePlace(choice[role]) !== null,
	);
}
