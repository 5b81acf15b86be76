import { Piscina } from 'piscina';
import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import { type RowOf, rowOf } from '../../run/study/rows.ts';
import type { StudyUse } from '../../run/study/study-use.ts';
import type { NamedModels } from '../named-models.ts';
import type { RowTask } from './row-worker.ts';

type Job<Kind extends StudyKind> = {
	readonly kind: Kind;
	readonly settings: StudyOf<Kind>['settings'];
	readonly items: StudyOf<Kind>['items'];
	/** Where an earlier run stopped. */
	readonly from: number;
	readonly workers: number;
	readonly models: NamedModels;
};

/** The rows from `from` on, in their order, by this process or by a pool of threads; each as soon as those before are there. */
export async function* runRows<Kind extends StudyKind>(
	job: Job<Kind>,
	use: StudyUse,
): AsyncGenerator<RowOf<Kind>> {
	const { kind, settings, items, from, workers, models } = job;
	const rest = items.slice(from);
	if (workers === 0) {
		for (const item of rest) yield await rowOf(kind, use, settings, item);
		return;
	}
	const pool = new Piscina<RowTask<Kind>, RowOf<Kind>>({
		filename: new URL('./row-worker.ts', import.meta.url).href,
		minThreads: workers,
		maxThreads: workers,
	});
	try {
		const coming = rest.map((item) => pool.run({ models, kind, settings, item }));
		// One that fails is told where its row is awaited.
		for (const row of coming) row.catch(() => undefined);
		for (const row of coming) yield await row;
	} finally {
		await pool.destroy();
	}
}
