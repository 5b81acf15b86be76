import type { RunPorts } from '../../../run/ports.ts';
import type { ForeignModels, ModelChoice } from '../../contract.ts';
import type { Decoder } from '../decoder/decoder.ts';
import type { DecoderPlace } from '../decoder/open-decoder.ts';
import { hubFolder } from '../files/hub.ts';
import { addressFolder, diskFolder, type ModelFolder } from '../files/model-folder.ts';
import { createRemoteGenerator, type RemoteModel } from '../remote/remote-generator.ts';
import { openJudge, openWriter } from './open-foreign.ts';
import { type OpenedModel, openModel } from './open-model.ts';

/** What stands in for the shipped models, read as far as their descriptions. */
export type DescribedModels = {
	readonly writer: OpenedModel | RemoteModel | null;
	readonly judge: OpenedModel | null;
};

/** Rejects with a ModelFileError, or with an AbortError. */
export async function describeModels(
	{ writer, judge }: ForeignModels,
	signal: AbortSignal,
): Promise<DescribedModels> {
	const open = async (choice: ModelChoice): Promise<OpenedModel> =>
		openModel(await folderOf(choice, signal), choice.gguf);
	return {
		writer: writer === null || writer.kind === 'server' ? writer : await open(writer),
		judge: judge === null ? null : await open(judge),
	};
}

async function folderOf(choice: ModelChoice, signal: AbortSignal): Promise<ModelFolder> {
	switch (choice.kind) {
		case 'hub':
			return hubFolder(choice.id, { revision: choice.revision, signal });
		case 'address':
			return addressFolder(choice.address, signal);
		case 'disk':
			return diskFolder(choice.name, choice.files);
	}
}

/**
 * The ports with these models in the places that they take.
 *
 * @param opened takes every decoder as it is opened, for whoever releases them.
 */
export async function withForeign(
	ports: RunPorts,
	{ writer, judge }: DescribedModels,
	place: DecoderPlace,
	opened: Decoder[],
): Promise<RunPorts> {
	const generator = writer === null ? ports.generator : await generatorOf(writer, place, opened);
	const rewarder = judge === null ? ports.rewarder : await openJudge(place, judge, null, opened);
	return { ...ports, generator, rewarder };
}

function generatorOf(writer: OpenedModel | RemoteModel, place: DecoderPlace, opened: Decoder[]) {
	return 'weights' in writer ? openWriter(place, writer, opened) : createRemoteGenerator(writer);
}
