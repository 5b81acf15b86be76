import type { Result } from '../../domain/result.ts';
import { shippedModels } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { ReadyEngine } from '../../inference/worker/open-choice.ts';
import { modelPlace } from '../model-place.ts';
import { openChoiceIn } from '../open-engine.ts';
import type { VerifyArguments } from './arguments.ts';

/** The models that the options name, in Node. */
export async function openVerified({
	generator,
	prm,
	modelsFolder,
	model,
}: VerifyArguments): Promise<Result<ReadyEngine, EngineFailure>> {
	return openChoiceIn(modelsFolder, model, {
		writer: generator === null ? shippedModels.writer : await modelPlace(generator),
		judge: prm === null ? shippedModels.judge : await modelPlace(prm),
		outcome: prm === null ? shippedModels.outcome : { kind: 'none' },
		readAs: null,
	});
}
