import { failure, type Result, success } from '../../domain/result.ts';
import { shippedModels } from '../../engine/choice.ts';
import { run } from '../../run/run.ts';
import type { StudyUse } from '../../run/study/study-use.ts';
import { modelPlace } from '../model-place.ts';
import { openChoiceIn } from '../open-engine.ts';
import type { ModelOptions } from './options.ts';

const noModel = { kind: 'none' } as const;

/** The models of the options, as a study asks them; the message says why they cannot be had. */
export async function openUse(
	{ model, models, generator, prm }: ModelOptions,
	threads: number | null,
): Promise<Result<StudyUse & { readonly release: () => Promise<void> }, string>> {
	const choice = {
		writer: generator === null ? shippedModels.writer : await modelPlace(generator),
		judge: prm === null ? shippedModels.judge : await modelPlace(prm),
		outcome: prm === null ? shippedModels.outcome : noModel,
		readAs: null,
	};
	const engine = await openChoiceIn(models, model, choice, threads);
	if (!engine.ok) return failure(engine.error.message);
	const { info, ports, release } = engine.value;
	return success({ info, release, run: (request) => run('bench', request, ports, () => false) });
}
