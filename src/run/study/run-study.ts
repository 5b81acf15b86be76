import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import type { ModelTask } from '../store.ts';
import { type RowOf, rowOf } from './rows.ts';

/** A row that came, and of which item. */
export type RowUpdate<Kind extends StudyKind> = { readonly at: number; readonly row: RowOf<Kind> };

/** What there is still to do of a study. */
type Rest<Kind extends StudyKind> = Pick<StudyOf<Kind>, 'settings' | 'items'> & {
	readonly kind: Kind;
};

/** Runs the items of a study from `from` on, one after the other, on whatever engine. */
export function studyTask<Kind extends StudyKind>(
	{ kind, settings, items }: Rest<Kind>,
	from: number,
): ModelTask<RowUpdate<Kind>> {
	return async function* (use) {
		for (let at = from; at < items.length; at++) {
			const item = items[at] as StudyOf<Kind>['items'][number];
			yield { at, row: await rowOf(kind, use, settings, item) };
		}
	};
}
