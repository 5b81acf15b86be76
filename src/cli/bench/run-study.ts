import { failure, type Result, success } from '../../domain/result.ts';
import type { Study, StudyKind } from '../../domain/study/studies.ts';
import { begunWith } from '../../run/study/begin.ts';
import { createPace } from '../../run/study/pace.ts';
import { openUse } from './open-use.ts';
import type { BenchOptions } from './options.ts';
import { runRows } from './run-rows.ts';
import { rowsBefore, saveStudy } from './study-file.ts';

/** How often the file is written while rows come. */
const saveMs = 20_000;

/** Runs a study to its end, from where the file of an earlier run left it. */
export async function runStudy<S extends Study>(
	planned: S,
	options: BenchOptions,
): Promise<Result<S, string>> {
	const { workers, out } = options;
	// With workers this one tells only what the models are.
	const use = await openUse(options, workers === 0 ? null : 1);
	if (!use.ok) return use;
	const { info, release } = use.value;
	try {
		const study = begunWith(planned, info);
		const before = await rowsBefore(out, study);
		if (!before.ok) return before;
		const rows: Study['rows'][number][] = [...before.value];
		// Its rows are of its kind: they came of its own items.
		const studied = (): S => ({ ...study, rows: [...rows] });
		const save = async (): Promise<void> => {
			if (out !== null) await saveStudy(out, studied());
		};
		const { kind, settings, items } = study;
		const pace = createPace(rows.length, items.length);
		const job = { kind, settings, items, from: rows.length, workers };
		let savedAt = Date.now();
		try {
			for await (const row of runRows<StudyKind>({ ...job, models: options }, use.value)) {
				rows.push(row);
				if (process.stderr.isTTY) process.stderr.write(`\r${pace.words(rows.length)}\u001b[K`);
				if (Date.now() - savedAt < saveMs) continue;
				await save();
				savedAt = Date.now();
			}
		} catch (cause) {
			await save();
			return failure(`stopped after ${rows.length} of ${items.length}: ${String(cause)}`);
		}
		if (process.stderr.isTTY) process.stderr.write('\n');
		await save();
		return success(studied());
	} finally {
		await release();
	}
}
