import type { Bytes } from '../files/bytes.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';
import { partsOf, type WeightForm } from './forms.ts';
import { type Attribute, bytesPerElement, type GraphNode, type Initializer } from './onnx.ts';
import type { WeightPlan } from './weights.ts';

/** Files of external data end before this: `externalData` takes each whole, and 32-bit sizes end at 4 GB. */
const mostBytesPerFile = 1_900_000_000;

/** Tensors of a model, stacked row on row, in one of the forms that kernels take. */
export type WeightRequest = {
	/** Names in the source. */
	readonly sources: readonly string[];
	/** Which rows of the only source; all where left out. */
	readonly picked?: readonly number[];
	/** All rows of `sources`, and their width. */
	readonly rows: number;
	readonly columns: number;
	readonly form: WeightForm;
};

/** Collects nodes, small constants, and a plan of the weights that lie in files beside the graph. */
export class GraphBuilder {
	/** What the operators are chosen for. */
	readonly backend: RuntimeBackend;
	readonly nodes: GraphNode[] = [];
	readonly initializers: Initializer[] = [];
	readonly weights: WeightPlan[] = [];
	readonly #fileBytes: number[] = [0];
	readonly #named = new Set<string>();

	constructor(backend: RuntimeBackend) {
		this.backend = backend;
	}

	/** @returns the first output. */
	node(
		kind: string,
		inputs: readonly string[],
		output: string | readonly string[],
		attributes: Readonly<Record<string, Attribute>> = {},
		domain = '',
	): string {
		const outputs = typeof output === 'string' ? [output] : output;
		this.nodes.push({ kind, domain, inputs, outputs, attributes });
		for (const name of outputs) this.#named.add(name);
		return outputs[0] as string;
	}

	/** An operator of onnxruntime's own. */
	contrib(
		kind: string,
		inputs: readonly string[],
		output: string | readonly string[],
		attributes: Readonly<Record<string, Attribute>> = {},
	): string {
		return this.node(kind, inputs, output, attributes, 'com.microsoft');
	}

	/** A float32 constant inside the graph; one of a known name is made once. */
	floats(
		name: string,
		values: Float32Array<ArrayBuffer> | number,
		dims: readonly number[] = [],
	): string {
		const data = typeof values === 'number' ? Float32Array.of(values) : values;
		return this.#constant({ name, type: 'float32', dims, data: new Uint8Array(data.buffer) });
	}

	/** An int64 constant, such as axes and shapes are. */
	ints(name: string, values: readonly number[], dims: readonly number[] = [values.length]): string {
		const data = BigInt64Array.from(values, BigInt);
		return this.#constant({ name, type: 'int64', dims, data: new Uint8Array(data.buffer) });
	}

	/** One number as uint8. */
	bytes(name: string, value: number): string {
		return this.#constant({ name, type: 'uint8', dims: [], data: Uint8Array.of(value) });
	}

	/** Whether a node or a constant has that name. */
	has(name: string): boolean {
		return this.#named.has(name);
	}

	/** @returns the names of the initializers that the form consists of, values first; one that is known is shared. */
	weight(request: WeightRequest): string[] {
		const { sources, picked = [], form } = request;
		const name = `${sources.join('+')}${picked.length > 0 ? `[${picked}]` : ''} ${form}`;
		const parts = partsOf(form, request);
		const names = parts.map(({ suffix }) => `${name}${suffix}`);
		if (this.#named.has(name)) return names;
		this.#named.add(name);
		const sizes = parts.map(({ type, dims }) => bytesPerElement[type] * product(dims));
		const total = sizes.reduce((sum, size) => sum + size, 0);
		let file = this.#fileBytes.length - 1;
		let offset = this.#fileBytes[file] as number;
		if (offset > 0 && offset + total > mostBytesPerFile) {
			file += 1;
			offset = 0;
		}
		this.#fileBytes[file] = offset + total;
		this.weights.push({ ...request, file, offset, bytes: total });
		for (const [at, { type, dims }] of parts.entries()) {
			const length = sizes[at] as number;
			const data = { location: weightsFile(file), offset, length };
			this.initializers.push({ name: names[at] as string, type, dims, data });
			offset += length;
		}
		return names;
	}

	#constant(initializer: Initializer & { readonly data: Bytes }): string {
		if (!this.#named.has(initializer.name)) this.initializers.push(initializer);
		this.#named.add(initializer.name);
		return initializer.name;
	}
}

/** The name that the graph gives the external data of the given index. */
export function weightsFile(file: number): string {
	return `weights-${file}`;
}

function product(dims: readonly number[]): number {
	return dims.reduce((all, dim) => all * dim, 1);
}
