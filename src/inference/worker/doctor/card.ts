import type { ModelRole } from '../../../engine/choice.ts';
import type { AdapterCard, ModelCard } from '../../../engine/inspection.ts';
import { costOf } from '../decoder/open-decoder.ts';
import { type Device, demandRoom, rowBytes, rowsThatFit } from '../decoder/room.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { describeDecoder } from '../graph/decoder-graph.ts';
import type { Head } from '../graph/heads.ts';
import { outcomeAdapterOf } from '../model/adapters/outcome.ts';
import { adapterOf } from '../model/adapters/registry.ts';
import type { RewardHeads } from '../model/heads/record.ts';
import { contextOf, parametersOf, precisionOf, writes } from '../model/open-foreign.ts';
import type { OpenedModel } from '../model/open-model.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';

/** A judge as far as its card goes. */
type JudgeParts = { readonly heads: readonly Head[]; readonly adapter: AdapterCard };

/** @param judge null for a writer, and for a model of whose head nothing is known. */
export function cardOf(
	model: OpenedModel,
	judge: JudgeParts | null,
	isDownload: boolean,
	device: Device,
): ModelCard {
	const { config, name, format, sourceBytes, licence, hash } = model;
	const heads = judge?.heads ?? [writes];
	const costOn = (backend: RuntimeBackend) => {
		const precision = precisionOf(config, backend);
		const request = { config, heads, precision, maxTokens: contextOf(config), backend };
		const cost = costOf(describeDecoder(request), request);
		const { weightBytes } = cost;
		return {
			...{ precision, weightBytes },
			candidateBytes: rowBytes(backend, cost),
			atOnce: rowsThatFit(backend, device, weightBytes, cost),
			obstacle: reasonOf(() => demandRoom(name, backend, device, weightBytes, cost)),
		};
	};
	return {
		...{ name, format, sourceBytes, isDownload, licence, hash },
		adapter: judge?.adapter ?? null,
		architecture: config.architecture,
		layers: config.layers,
		parameters: parametersOf(config),
		maxTokens: contextOf(config),
		on: { webgpu: costOn('webgpu'), wasm: costOn('wasm') },
	};
}

function reasonOf(demand: () => void): string | null {
	try {
		demand();
		return null;
	} catch (cause) {
		if (cause instanceof ModelFileError) return cause.message;
		throw cause;
	}
}

/** Null for a writer, and for a model that no adapter takes. @throws ModelFileError where it lacks what the adapter reads. */
export function judgeOf(
	model: OpenedModel,
	role: ModelRole,
	readAs: string | null,
	own: RewardHeads | null = null,
): JudgeParts | null {
	if (role === 'writer') return null;
	if (own !== null) {
		const { name, card, states } = own;
		const shown = `reward heads of this site (${name})`;
		const adapter = {
			id: 'heads',
			name: shown,
			aggregator: 'min',
			threshold: card.threshold,
		} as const;
		return { heads: [writes, states], adapter };
	}
	if (role === 'outcome') {
		const adapter = outcomeAdapterOf(model);
		if (adapter === null) return null;
		const { id, name } = adapter;
		const card = { id, name, aggregator: 'last', threshold: null } as const;
		return { heads: [adapter.head(model)], adapter: card };
	}
	const adapter = adapterOf(model, readAs);
	if (adapter === null) return null;
	const { id, name, aggregator, threshold } = adapter;
	return { heads: [adapter.head(model)], adapter: { id, name, aggregator, threshold } };
}
