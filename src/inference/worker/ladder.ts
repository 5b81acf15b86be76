import { failure, type Result } from '../../domain/result.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { Backend } from '../../engine/info.ts';
import { createCacheMeter, type Decoder } from './decoder/decoder.ts';
import type { DecoderPlace } from './decoder/open-decoder.ts';
import { reasonOf } from './files/files.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { DeviceLost, endOnLoss } from './runtime/device-lost.ts';
import type { Runtime, RuntimeBackend } from './runtime/ort.ts';
import { createQueue } from './runtime/queue.ts';

/** What models are built with on one backend. */
export type Rung = {
	/** One runtime, one queue and one meter for all models of an engine. */
	readonly place: DecoderPlace;
	/** Takes each decoder as it is opened: what is in it is released where building fails. */
	readonly opened: Decoder[];
	/** On WebGPU, WebAssembly to compare with. */
	readonly openReference: (() => Promise<Runtime>) | null;
	/** Why the backends before it are not used. */
	readonly notes: readonly string[];
	release(): Promise<void>;
};

/** The failures that another backend may not have: what is wrong with a file is wrong on each. */
const ofTheBackend: readonly EngineFailure['code'][] = [
	'unsupported',
	'check-failed',
	'device-lost',
];

/**
 * Builds on the first backend that will do, WebGPU before WebAssembly for 'auto'.
 *
 * @param build gives a failure or throws; either way what it opened is released.
 */
export async function climbDown<Built>(
	{
		backend,
		openRuntime,
	}: {
		readonly backend: Backend;
		readonly openRuntime: (backend: RuntimeBackend) => Promise<Runtime>;
	},
	build: (rung: Rung) => Promise<Result<Built, EngineFailure>>,
): Promise<Result<Built, EngineFailure>> {
	const ladder: readonly RuntimeBackend[] = backend === 'auto' ? ['webgpu', 'wasm'] : [backend];
	const notes: string[] = [];
	let last: EngineFailure = { code: 'internal', message: 'There was no backend to try.' };
	for (const wanted of ladder) {
		const opened: Decoder[] = [];
		const release = releaserOf(opened);
		const built = await attempt(async () => {
			const runtime = await openRuntime(wanted);
			if (runtime.isSoftware && backend === 'auto') {
				const message = `${runtime.adapter} is no hardware, and WebAssembly is faster.`;
				return failure({ code: 'unsupported', message });
			}
			const queue = endOnLoss(createQueue(), runtime.lost);
			const place = { runtime, queue, meter: createCacheMeter() };
			const openReference = wanted === 'webgpu' ? () => openRuntime('wasm') : null;
			return build({ place, opened, openReference, notes: [...notes], release });
		});
		if (built.ok) return built;
		// A half-built engine holds memory; what fails while it is given back adds nothing.
		await release().catch(() => undefined);
		last = built.error;
		if (!ofTheBackend.includes(last.code)) break;
		notes.push(`${nameOf(wanted)} is not used: ${last.message}`);
	}
	return failure(last);
}

async function attempt<Built>(
	job: () => Promise<Result<Built, EngineFailure>>,
): Promise<Result<Built, EngineFailure>> {
	try {
		return await job();
	} catch (cause) {
		if (cause instanceof ModelFileError) return failure(cause.failure);
		const code = cause instanceof DeviceLost ? 'device-lost' : 'unsupported';
		return failure({ code, message: `${reasonOf(cause)}.` });
	}
}

/** Made out here: a closure of the build would keep the downloaded files in memory with it. */
function releaserOf(decoders: readonly Decoder[]): () => Promise<void> {
	return async () => {
		for (const decoder of decoders) await decoder.release();
	};
}

function nameOf(backend: RuntimeBackend): string {
	return backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
}
