/** What a thread of the pool does: one item at a time, with models of its own, which are opened with the first. */
import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import { type ItemOf, type RowOf, rowOf } from '../../run/study/rows.ts';
import type { StudyUse } from '../../run/study/study-use.ts';
import type { NamedModels } from '../named-models.ts';
import { openUse } from './open-use.ts';

export type RowTask<Kind extends StudyKind> = {
	readonly models: NamedModels;
	readonly kind: Kind;
	readonly settings: StudyOf<Kind>['settings'];
	readonly item: ItemOf<Kind>;
};

let opening: Promise<StudyUse> | null = null;

export default async function makeRow<Kind extends StudyKind>({
	models,
	kind,
	settings,
	item,
}: RowTask<Kind>): Promise<RowOf<Kind>> {
	opening ??= openOrThrow(models);
	return rowOf(kind, await opening, settings, item);
}

async function openOrThrow(models: NamedModels): Promise<StudyUse> {
	const use = await openUse(models, 1);
	if (!use.ok) throw new Error(use.error);
	return use.value;
}
