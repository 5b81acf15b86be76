import { failure, type Result, success } from '../../domain/result.ts';
import { run } from '../../run/run.ts';
import type { StudyUse } from '../../run/study/study-use.ts';
import { type NamedModels, openNamed } from '../named-models.ts';

/** The models of the options, as a study asks them; the message says why they cannot be had. */
export async function openUse(
	named: NamedModels,
	threads: number | null,
): Promise<Result<StudyUse & { readonly release: () => Promise<void> }, string>> {
	const engine = await openNamed(named, threads);
	if (!engine.ok) return failure(engine.error.message);
	const { info, ports, release } = engine.value;
	return success({ info, release, run: (request) => run('bench', request, ports, () => false) });
}
