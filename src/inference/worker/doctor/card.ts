import type { ModelRole } from '../../../engine/choice.ts';
import type { AdapterCard, ModelCard } from '../../../engine/inspection.ts';
import { describeDecoder } from '../graph/decoder-graph.ts';
import type { Head } from '../graph/heads.ts';
import { fileSizes } from '../graph/weights.ts';
import { outcomeAdapterOf } from '../model/adapters/outcome.ts';
import { adapterOf } from '../model/adapters/registry.ts';
import { contextOf, parametersOf, precisionOf, writes } from '../model/open-foreign.ts';
import type { OpenedModel } from '../model/open-model.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';

/** Of a number in the cache of keys and values: float32 on every backend. */
const cacheNumberBytes = 4;

/** @param isRead false where nothing is known of its head: it is counted as a writer then. */
export function cardOf(
	model: OpenedModel,
	role: ModelRole,
	readAs: string | null,
	{ isDownload, isRead }: { readonly isDownload: boolean; readonly isRead: boolean },
): ModelCard {
	const { config, name, format, sourceBytes, licence, hash } = model;
	const { head, adapter } =
		isRead && role !== 'writer' ? judgeOf(model, role, readAs) : { head: writes, adapter: null };
	const costOn = (backend: RuntimeBackend) => {
		const precision = precisionOf(config, backend);
		const request = { config, heads: [head], precision, maxTokens: contextOf(config), backend };
		const weightBytes = fileSizes(describeDecoder(request).weights).reduce((a, b) => a + b, 0);
		const { layers, kvHeads, headDim } = config;
		const cacheBytesPerToken = 2 * layers * kvHeads * headDim * cacheNumberBytes;
		return { precision, weightBytes, cacheBytesPerToken };
	};
	return {
		...{ name, format, sourceBytes, isDownload, licence, hash, adapter },
		architecture: config.architecture,
		layers: config.layers,
		parameters: parametersOf(config),
		maxTokens: contextOf(config),
		on: { webgpu: costOn('webgpu'), wasm: costOn('wasm') },
	};
}

function judgeOf(
	model: OpenedModel,
	role: ModelRole,
	readAs: string | null,
): { readonly head: Head; readonly adapter: AdapterCard | null } {
	if (role === 'outcome') {
		const adapter = outcomeAdapterOf(model);
		if (adapter === null) return { head: writes, adapter: null };
		const { id, name } = adapter;
		return {
			head: adapter.head(model),
			adapter: { id, name, aggregator: 'last', threshold: null },
		};
	}
	const adapter = adapterOf(model, readAs);
	if (adapter === null) return { head: writes, adapter: null };
	const { id, name, aggregator, threshold } = adapter;
	return { head: adapter.head(model), adapter: { id, name, aggregator, threshold } };
}
