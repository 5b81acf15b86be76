import {
	nullable,
	oneOf,
	only,
	optional,
	type Reader,
	textUpTo,
	where,
} from '../../domain/json.ts';
import { isShipped, type ModelChoice, type ModelPlace } from '../../engine/choice.ts';

type HubPlace = Extract<ModelPlace, { readonly kind: 'hub' }>;

/** A model that a link may name: nothing of anybody's disk, no address and no key. */
type NamedPlace = HubPlace | { readonly kind: 'shipped' };
export type NamedModels = {
	readonly writer: NamedPlace;
	readonly judge: NamedPlace | { readonly kind: 'none' };
	readonly outcome: NamedPlace | { readonly kind: 'none' };
	readonly readAs: string | null;
};

const longestName = 200;
const name = where(textUpTo(longestName), (id) => /^[\w./-]*$/u.test(id), 'a name on the hub');
const id = where(name, (text) => /^[\w.-]+\/[\w.-]+$/u.test(text), 'an id like owner/name');

const hub = only<HubPlace>({
	kind: oneOf('hub'),
	id,
	revision: name,
	file: optional(nullable(name), null),
});
const bare = <Kind extends 'shipped' | 'none'>(...kinds: readonly Kind[]) =>
	only<{ readonly kind: Kind }>({ kind: oneOf(...kinds) });

const isHub = (value: unknown) =>
	typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'hub';

const judging = (value: unknown, path: string) =>
	isHub(value) ? hub(value, path) : bare('shipped', 'none')(value, path);

export const namedModels: Reader<NamedModels> = only<NamedModels>({
	writer: (value, path) => (isHub(value) ? hub(value, path) : bare('shipped')(value, path)),
	judge: judging,
	outcome: optional(judging, { kind: 'none' }),
	readAs: optional(nullable(name), null),
});

/** What a link says of these models: null for the shipped ones, 'unnamed' where it can name them not. */
export function modelsForLink(choice: ModelChoice): NamedModels | 'unnamed' | null {
	if (isShipped(choice)) return null;
	const { writer, judge, outcome, readAs } = choice;
	const isNamed = (place: ModelPlace): place is NamedPlace =>
		place.kind === 'hub' || place.kind === 'shipped';
	if (!isNamed(writer)) return 'unnamed';
	if (!isNamed(judge) && judge.kind !== 'none') return 'unnamed';
	if (!isNamed(outcome) && outcome.kind !== 'none') return 'unnamed';
	return { writer, judge, outcome, readAs };
}
