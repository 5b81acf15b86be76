import { only, type Reader, text, where } from '../../domain/json.ts';
import { readOptions, writeOptions } from './play-options.ts';

/** What a link to this page holds. */
export type PlayLink = {
	/** The teacher's options as the page's own query. */
	readonly options: string;
};

export const playLink: Reader<PlayLink> = only<PlayLink>({
	options: where(
		text,
		(query) =>
			writeOptions(
				readOptions(query, () => 0),
				'',
			) === query,
		'options that this page knows',
	),
});
