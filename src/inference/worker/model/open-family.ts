import type { ModelRecord } from '../../manifest.ts';
import type { Decoder } from '../decoder/decoder.ts';
import { type DecoderPlace, openDecoder } from '../decoder/open-decoder.ts';
import { columnNumbers, createExaminer, textOf } from '../doctor/examine.ts';
import { blobSource } from '../files/byte-source.ts';
import type { ModelFiles } from '../files/files.ts';
import { openSafetensors } from '../files/safetensors.ts';
import type { Head } from '../graph/heads.ts';
import { configFromJson } from './config-json.ts';
import { createGenerator } from './generator.ts';
import type { GoldenSubject } from './golden.ts';
import { knownSteps } from './known-words.ts';
import { nextTokenReader } from './next-token.ts';
import { columnReading, createRewarder, lineLayout } from './rewarder.ts';
import type { TextCodec } from './tokenizer.ts';

/** The small vocabulary is told whole, so that a draw is among all tokens. */
const writes = { kind: 'logits' } as const;

/**
 * The two models of a family: one that writes, and one that judges with a head for each reward.
 *
 * @param opened takes each decoder as it is opened, so that whoever fails half-way can release it.
 */
export async function openFamily(
	place: DecoderPlace,
	files: ModelFiles,
	codec: TextCodec,
	opened: Decoder[],
): Promise<GoldenSubject> {
	const { generator, judge, text } = files.manifest;
	const { maxTokens, beginId } = text;
	const open = async (record: ModelRecord, heads: readonly Head[]) => {
		const shards = record.weights.map(({ path }) => blobSource(blobOf(files, path), path));
		const config = configFromJson(
			JSON.parse(await blobOf(files, record.config.path).text()),
			record.config.path,
		);
		const source = await openSafetensors(shards);
		// Small models are fastest in float32, and their rewards hang on single digits (decision 2).
		const request = { config, heads, maxTokens, precision: 'float32' } as const;
		const decoder = await openDecoder(place, request, source);
		opened.push(decoder);
		return { decoder, vocab: config.vocab };
	};
	const writer = await open(generator, [writes]);
	const heads = [judge.process, judge.outcome].map(
		(head) => ({ kind: 'surprise', ...head }) as const,
	);
	const { decoder } = await open(judge, heads);
	const layout = lineLayout(codec);
	return {
		codec,
		generatorDecoder: writer.decoder,
		generator: createGenerator({
			...{ decoder: writer.decoder, codec, maxTokens, bannedId: beginId, endIds: [] },
			reader: nextTokenReader(writes, writer.vocab),
			tellsFamiliarity: true,
		}),
		rewarder: createRewarder({
			decoder,
			layout,
			maxTokens,
			reading: columnReading({ process: 0, outcome: 1 }),
			isKnown: knownSteps(codec),
		}),
		examine: createExaminer({
			...{ decoder, layout, maxTokens },
			judge: files.manifest.id,
			valueNames: ['outcome reward'],
			reading: columnNumbers,
			tokenOf: (id) =>
				id === beginId
					? { id, text: '<begin>', isSpecial: true }
					: { id, text: textOf(codec.bytesOf(id)), isSpecial: false },
		}),
	};
}

function blobOf({ contents }: ModelFiles, path: string): Blob {
	const bytes = contents.get(path);
	if (bytes === undefined) throw new Error(`${path} was not loaded`);
	return new Blob([bytes]);
}
