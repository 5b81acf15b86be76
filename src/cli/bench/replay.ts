import { isDeepStrictEqual } from 'node:util';
import { compareRows, replayed } from '../../domain/study/replay.ts';
import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import { openUse } from './open-use.ts';
import type { BenchOptions } from './options.ts';
import { runRows } from './run-rows.ts';
import { openStudy } from './study-file.ts';

/** Runs the first items of a study again and tells what is different. @returns the exit code: 1 where something is. */
export async function benchReplay(options: BenchOptions): Promise<number> {
	if (options.study === null) return fail('--study FILE is missing');
	const opened = await openStudy(options.study);
	if (!opened.ok) return fail(opened.error);
	const study = opened.value;
	if (study.models === null)
		return fail('no model was asked for this study: there is nothing to replay');
	const use = await openUse(options, null);
	if (!use.ok) return fail(use.error);
	const { files } = use.value.info;
	if (!isDeepStrictEqual(files, study.models.files)) {
		console.log('The models are others than those of the study: differences are to be expected.');
	}
	const now = await runAgain(study as StudyOf<StudyKind>, use.value, options);
	await use.value.release();
	const found = compareRows(study.rows, now);
	for (const { at, words } of found) console.log(`item ${at + 1}: ${words}`);
	const differing = new Set(found.map(({ at }) => at)).size;
	console.log(`${now.length} items replayed, ${differing} with a difference`);
	return differing > 0 ? 1 : 0;
}

async function runAgain<Kind extends StudyKind>(
	study: StudyOf<Kind>,
	use: Parameters<typeof runRows>[1],
	options: BenchOptions,
): Promise<StudyOf<Kind>['rows'][number][]> {
	const { kind, settings, items, rows } = study;
	const first = items.slice(0, Math.min(replayed, rows.length));
	const again: StudyOf<Kind>['rows'][number][] = [];
	const job = { kind: kind as Kind, settings, items: first, from: 0, workers: 0, models: options };
	for await (const row of runRows(job, use)) again.push(row);
	return again;
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
