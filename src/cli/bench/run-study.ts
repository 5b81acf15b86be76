import { failure, type Result, success } from '../../domain/result.ts';
import { studyFormat, studyVersion } from '../../domain/study/record.ts';
import type { Study, StudyKind, StudyOf } from '../../domain/study/studies.ts';
import { createPace } from '../../run/study/pace.ts';
import type { StudyUse } from '../../run/study/rows.ts';
import { appVersion } from './app-version.ts';
import { openUse } from './open-use.ts';
import type { BenchOptions } from './options.ts';
import { runRows } from './run-rows.ts';
import { rowsBefore, saveStudy } from './study-file.ts';

/** How often the file is written while rows come. */
const saveMs = 20_000;

/** What is to be studied, before anyone knows the models. */
export type Plan<Kind extends StudyKind> = {
	readonly kind: Kind;
	readonly settingsWith: (use: StudyUse) => StudyOf<Kind>['settings'];
	readonly source: string;
	readonly items: StudyOf<Kind>['items'];
};

/** Runs a study to its end, from where the file of an earlier run left it. */
export async function runStudy<Kind extends StudyKind>(
	{ kind, settingsWith, source, items }: Plan<Kind>,
	options: BenchOptions,
): Promise<Result<StudyOf<Kind>, string>> {
	// With workers this one tells only what the models are.
	const use = await openUse(options, options.workers === 0 ? null : 1);
	if (!use.ok) return use;
	const { info, release } = use.value;
	const settings = settingsWith(use.value);
	// A union of studies by kind is more than the compiler follows; the parts are all of this kind.
	const start = {
		...{ format: studyFormat, version: studyVersion, kind, settings, source },
		app: appVersion,
		begun: new Date().toISOString(),
		models: { writer: info.model, judge: info.judge, files: info.files },
		backend: { name: info.backend, threads: info.threads, adapter: info.adapter },
		...{ items, rows: [] },
	} as unknown as StudyOf<Kind>;
	const before = await rowsBefore(options.out, start);
	if (!before.ok) {
		await release();
		return before;
	}
	const rows = [...before.value];
	const studied = (): Study => ({ ...start, rows: [...rows] }) as Study;
	const save = async (): Promise<void> => {
		if (options.out !== null) await saveStudy(options.out, studied());
	};
	const pace = createPace(rows.length, items.length);
	let savedAt = Date.now();
	const { workers } = options;
	const job = { kind, settings, items, from: rows.length, workers, models: options };
	try {
		for await (const row of runRows(job, use.value)) {
			rows.push(row);
			if (process.stderr.isTTY) process.stderr.write(`\r${pace.words(rows.length)}\u001b[K`);
			if (Date.now() - savedAt < saveMs) continue;
			await save();
			savedAt = Date.now();
		}
	} catch (cause) {
		await save();
		return failure(`stopped after ${rows.length} of ${items.length}: ${String(cause)}`);
	} finally {
		await release();
		if (process.stderr.isTTY) process.stderr.write('\n');
	}
	await save();
	return success(studied() as StudyOf<Kind>);
}
