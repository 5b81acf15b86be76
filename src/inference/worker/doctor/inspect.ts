import { failure, type Result, success } from '../../../domain/result.ts';
import type { EngineFailure } from '../../../engine/failure.ts';
import type {
	Finding,
	Inspection,
	InspectionRequest,
	ModelCard,
} from '../../../engine/inspection.ts';
import { type Device, unknownDevice } from '../decoder/room.ts';
import type { ReadFile } from '../files/files.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { type PromptLayout, ReadingError } from '../model/adapters/adapter.ts';
import { outcomeAdapterOf } from '../model/adapters/outcome.ts';
import { adapterOf } from '../model/adapters/registry.ts';
import { headsFor, mayHaveHeads } from '../model/heads/heads-of-base.ts';
import { headsLayout } from '../model/heads/reading.ts';
import type { RewardHeads } from '../model/heads/record.ts';
import { contextOf } from '../model/open-foreign.ts';
import type { OpenedModel } from '../model/open-model.ts';
import { openPlace } from '../model/open-place.ts';
import { promptCodec } from '../model/prompt-codec.ts';
import { cardOf, judgeOf } from './card.ts';
import { tokenOf } from './examine.ts';
import { findAtSeparator, findInReading } from './find-in-reading.ts';
import { layOut } from './lay-out.ts';

/**
 * What is known of a model from its small files, how it would read a text, and what looks wrong with that. Its weights
 * stay where they are.
 *
 * @param read the models folder of this site, which has reward heads for some models.
 */
export async function inspect(
	request: InspectionRequest,
	read: ReadFile,
	device: Device = unknownDevice,
): Promise<Result<Inspection, EngineFailure>> {
	try {
		const model = await openPlace(request.place, undefined);
		if (model !== null) {
			const { role, readAs } = request;
			const heads = role === 'judge' ? await headsFor(model, readAs, read) : null;
			return success(inspectModel(model, heads, request, device));
		}
		const message =
			'Only models that others made are looked at here. Choose a file, a folder, an id or an address.';
		return failure({ code: 'not-a-model', message });
	} catch (cause) {
		if (cause instanceof ModelFileError) return failure(cause.failure);
		throw cause;
	}
}

/** A backend alone may refuse it: the card says so beside the backend. */
function findNoRoom({ on }: ModelCard): Finding[] {
	const { obstacle } = on.wasm;
	if (obstacle === null || on.webgpu.obstacle === null) return [];
	return [{ code: 'too-large', severity: 'wrong', message: obstacle }];
}

/** How a model reads, as far as it can be told. */
type Way = {
	readonly layout: PromptLayout;
	readonly separator: string | null;
};

function inspectModel(
	model: OpenedModel,
	heads: RewardHeads | null,
	{ place, role, readAs, text: asked }: InspectionRequest,
	device: Device,
): Inspection {
	const { text } = model;
	const isDownload = place.kind === 'hub' || place.kind === 'address';
	const found: Finding[] = [];
	const way = attempt(found, () =>
		heads === null ? wayOf(model, role, readAs, found) : wayOfHeads(model, heads),
	);
	const headless = found.length > 0;
	const judge = headless ? null : judgeOf(model, role, readAs, heads);
	const card = cardOf(model, judge, isDownload, device);
	found.push(...findNoRoom(card));
	if (asked === null || way === null) return { card, reading: null, findings: found };
	const laid = attempt(found, () => layOut(way.layout, asked.question, asked.steps));
	if (laid === null) return { card, reading: null, findings: found };
	const { vocabulary } = text;
	const reading = { tokens: laid.ids.map((id) => tokenOf(vocabulary, id)), readAt: laid.readAt };
	const shown = role === 'judge' ? reading : { ...reading, readAt: reading.readAt.slice(-1) };
	return {
		card,
		reading: role === 'writer' ? { ...reading, readAt: [] } : shown,
		findings: [
			...found,
			...findInReading(reading, asked, text, contextOf(model.config)),
			...findAtSeparator(reading, asked, way.separator, vocabulary),
		],
	};
}

/** Null where the model cannot be read so; `found` says why. */
function attempt<T>(found: Finding[], job: () => T): T | null {
	try {
		return job();
	} catch (cause) {
		if (!(cause instanceof ModelFileError)) throw cause;
		const code =
			cause instanceof ReadingError
				? cause.finding
				: cause.failure.code === 'missing-tensor'
					? 'missing-head'
					: 'no-template';
		found.push({ code, severity: 'wrong', message: cause.failure.message });
		return null;
	}
}

function wayOfHeads({ text }: OpenedModel, heads: RewardHeads): Way {
	return { layout: headsLayout(heads, text.vocabulary), separator: '\n' };
}

function wayOf(
	model: OpenedModel,
	role: InspectionRequest['role'],
	readAs: string | null,
	found: Finding[],
): Way | null {
	const { text } = model;
	switch (role) {
		case 'writer': {
			const codec = promptCodec(text);
			return {
				separator: null,
				layout: {
					question: (question) => codec.encodeQuestion(question),
					step(_, steps, at) {
						const ids = codec.encodeLines([steps[at] ?? '']);
						return { ids, readAt: ids.length - 1 };
					},
				},
			};
		}
		case 'judge': {
			const adapter = adapterOf(model, readAs);
			if (adapter === null)
				return mayHaveHeads(model) ? withHeadsOfOurs(model, found) : unknown(model, found);
			adapter.head(model);
			return { layout: adapter.layout(text), separator: adapter.separator };
		}
		case 'outcome': {
			const adapter = outcomeAdapterOf(model);
			if (adapter === null) return unknown(model, found);
			adapter.head(model);
			const whole = adapter.layout(text);
			return {
				separator: null,
				// The last step's turn holds all: an outcome is read of the whole.
				layout: {
					question: () => [],
					step(question, steps, at) {
						const ids = at < steps.length - 1 ? [] : whole(question, steps);
						return { ids, readAt: ids.length - 1 };
					},
				},
			};
		}
	}
}

/** Whether they fit is known by its weights, which stay where they are. */
function withHeadsOfOurs({ name }: OpenedModel, found: Finding[]): null {
	found.push({
		code: 'no-adapter',
		severity: 'note',
		message: `${name} has the shape of a model that this site has reward heads for. Whether they fit its weights is seen when it is loaded as judge of steps.`,
	});
	return null;
}

/** A language model without a head is the commonest mistake: GGUF files of reward models are one. */
function unknown({ name, weights }: OpenedModel, found: Finding[]): null {
	const hasHead = weights.names.some((tensor) =>
		/^(?:score|v_head|classifier|value_head)\b/u.test(tensor),
	);
	const isNamed = /prm|reward|orm\b/iu.test(name);
	found.push(
		isNamed && !hasHead
			? {
					code: 'missing-head',
					severity: 'wrong',
					message: `${name} is called a reward model and has no head (score.* or v_head.*): GGUF files leave heads out. Take its Hugging Face folder.`,
				}
			: {
					code: 'no-adapter',
					severity: 'wrong',
					message: `${name} is not of a family of reward models that is known here. Choose how it is read, or use it to write.`,
				},
	);
	return null;
}
