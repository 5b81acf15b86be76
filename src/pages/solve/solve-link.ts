import {
	nullable,
	oneOf,
	only,
	optional,
	type Reader,
	text,
	textUpTo,
	where,
} from '../../domain/json.ts';
import { longestQuestion } from '../page-props.ts';
import { type RecordedKind, recordedKinds } from './recorded/kinds.ts';
import { readSettings, writeSettings } from './settings/page-settings.ts';

/** What a link to this page holds. */
export type SolveLink = {
	/** The page's settings as its own query. */
	readonly settings: string;
	/** A problem that somebody typed; null for the fresh one of the settings. */
	readonly typed: { readonly question: string; readonly answer: string } | null;
	/** A recorded run to show; null for none. */
	readonly recorded: RecordedKind | null;
};

/** A query that reads as what it says: nothing in it is unknown, malformed or out of range. */
const settings = where(
	text,
	(query) => writeSettings(readSettings(query, () => 0)) === query,
	'settings that this page knows',
);

export const solveLink: Reader<SolveLink> = only<SolveLink>({
	settings,
	typed: optional(
		nullable(only({ question: textUpTo(longestQuestion), answer: textUpTo(80) })),
		null,
	),
	recorded: optional(nullable(oneOf(...recordedKinds)), null),
});
