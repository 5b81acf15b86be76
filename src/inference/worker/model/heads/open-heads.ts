import { normaliseQuestion } from '../../../../domain/problem.ts';
import { waysToRead } from '../../../../engine/read-as.ts';
import { createExaminer, rewardNumbers, tokenOf } from '../../doctor/examine.ts';
import { widthOf } from '../../graph/heads.ts';
import type { Rung } from '../../ladder.ts';
import { createGenerator } from '../generator.ts';
import { nextTokenReader } from '../next-token.ts';
import { type Judge, type Keeping, openForeign, type Working, writes } from '../open-foreign.ts';
import type { OpenedModel } from '../open-model.ts';
import { createRewarder } from '../rewarder.ts';
import type { TextCodec } from '../tokenizer.ts';
import { withHeads } from './heads-of-base.ts';
import { createHeadsJudge } from './judge.ts';
import { headsLayout, headsReading, surpriseReader } from './reading.ts';
import type { RewardHeads } from './record.ts';
import { createRide } from './ride.ts';

/**
 * A public model with the reward heads that were made on it: it judges what is given, and what it writes while it
 * writes it. Rejects with a ModelFileError.
 */
export async function openWithHeads(
	rung: Rung,
	model: OpenedModel,
	heads: RewardHeads,
	keeping: Keeping | null,
): Promise<Working<Judge>> {
	const { config, text, weights, identity } = model;
	const whole: OpenedModel = {
		...{ ...model, weights: withHeads(weights, heads) },
		identity: [...identity, [heads.name, heads.bytes, heads.hash]],
	};
	const parts = [writes, heads.states];
	const { decoder, maxTokens, loaded, atOnce } = await openForeign(rung, whole, parts, keeping);
	const top = nextTokenReader(writes, config.vocab);
	const judge = createHeadsJudge(heads);
	const surpriseAfter = surpriseReader(text.vocabulary, top);
	const ride = createRide(judge, top.width, surpriseAfter);
	const layout = headsLayout(heads, text.vocabulary);
	const reading = headsReading(judge, top, surpriseAfter);
	const generator = createGenerator({
		...{ decoder, maxTokens, codec: headsCodec(heads, text), endIds: text.endIds },
		reader: { ...top, width: top.width + widthOf(heads.states, config.vocab) },
		...{ bannedId: null, tellsFamiliarity: false, watch: ride.watch },
	});
	const rewarder = ride.over(createRewarder({ decoder, layout, maxTokens, reading }));
	const examine = createExaminer({
		...{ decoder, layout, maxTokens, judge: `${heads.name} on ${model.name}` },
		...{ valueNames: ['outcome reward'], reading: rewardNumbers(reading) },
		tokenOf: (id) => tokenOf(text.vocabulary, id),
	});
	return {
		port: { rewarder, examine, generator },
		atOnce,
		loaded: { ...loaded, adapter: `${waysToRead['heads']} (${heads.name})`, heads: heads.card },
	};
}

/** The model is asked to write as the heads read. */
function headsCodec({ prompt }: RewardHeads, { vocabulary }: OpenedModel['text']): TextCodec {
	return {
		encodeQuestion: (question) =>
			vocabulary.encode(`${prompt.before}${normaliseQuestion(question)}${prompt.after}`),
		encodeLines: (lines) => lines.flatMap((line) => vocabulary.encode(`${line}\n`)),
		bytesOf: (id) => vocabulary.bytesOf(id),
	};
}
