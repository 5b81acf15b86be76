/** Threads that look through one row of logits together. */
const threads = 256;

/**
 * What graph/heads.ts's `addTop` says, as a program of our own: 1.30 has no TopK for WebGPU, and a node that is not on
 * the GPU forbids recordings. A row's logits are searched `count` times for the largest that comes after the
 * last one found (larger first, of equals the lower id), by one workgroup.
 */
const program = /* wgsl */ `
struct Sizes { vocab: u32, beside: u32, count: u32, tokens: u32, told: u32 }
@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> ids: array<i32>;
@group(0) @binding(2) var<storage, read> read_at: array<i32>;
@group(0) @binding(3) var<storage, read_write> top: array<f32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;
var<workgroup> values: array<f32, ${threads}>;
var<workgroup> places: array<u32, ${threads}>;

const none = 0xffffffffu;
const lowest = -3.0e38;

/** The sum of all threads' values. */
fn total(thread: u32, value: f32) -> f32 {
	values[thread] = value;
	workgroupBarrier();
	for (var reach = ${threads / 2}u; reach > 0u; reach /= 2u) {
		if (thread < reach) { values[thread] += values[thread + reach]; }
		workgroupBarrier();
	}
	let sum = workgroupUniformLoad(&values[0]);
	workgroupBarrier();
	return sum;
}

/** Leaves the largest of all threads' candidates in the first place. */
fn best(thread: u32, value: f32, place: u32) {
	values[thread] = value;
	places[thread] = place;
	workgroupBarrier();
	for (var reach = ${threads / 2}u; reach > 0u; reach /= 2u) {
		if (thread < reach) {
			let other = values[thread + reach];
			let isEqual = other == values[thread] && places[thread + reach] < places[thread];
			if (other > values[thread] || isEqual) {
				values[thread] = other;
				places[thread] = places[thread + reach];
			}
		}
		workgroupBarrier();
	}
}

@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
	let row = group.x;
	let start = row * (sizes.vocab + sizes.beside);
	let out = row * (2u * sizes.count + 2u + sizes.beside);
	var last = 3.0e38;
	var lastPlace = none;
	var highest = 0.0;
	for (var rank = 0u; rank < sizes.count; rank++) {
		var value = lowest;
		var place = none;
		for (var at = thread; at < sizes.vocab; at += ${threads}u) {
			let logit = logits[start + at];
			let isAfter = logit < last || (logit == last && at > lastPlace);
			if (isAfter && (logit > value || place == none)) {
				value = logit;
				place = at;
			}
		}
		best(thread, value, place);
		last = workgroupUniformLoad(&values[0]);
		lastPlace = workgroupUniformLoad(&places[0]);
		if (rank == 0u) { highest = last; }
		if (thread == 0u) {
			top[out + rank] = last;
			top[out + sizes.count + rank] = f32(lastPlace);
		}
		workgroupBarrier();
	}
	var mass = 0.0;
	for (var at = thread; at < sizes.vocab; at += ${threads}u) {
		mass += exp(logits[start + at] - highest);
	}
	let logSum = log(total(thread, mass)) + highest;
	if (thread == 0u) {
		let following = u32(read_at[row % sizes.told]) + 1u;
		var next = 0u;
		if (following < sizes.tokens) {
			next = u32(ids[row / sizes.told * sizes.tokens + following]);
		}
		top[out + 2u * sizes.count] = logSum;
		top[out + 2u * sizes.count + 1u] = logits[start + next] - logSum;
	}
	for (var at = thread; at < sizes.beside; at += ${threads}u) {
		top[out + 2u * sizes.count + 2u + at] = logits[start + sizes.vocab + at];
	}
}
`;

type TopSizes = {
	/** Logits a row, numbers after them that are passed on, and how many logits are told. */
	readonly vocab: number;
	readonly beside: number;
	readonly count: number;
	/** Tokens that each slot has read, and how many of its positions are told. */
	readonly tokens: number;
	readonly told: number;
};

export interface TopFinder {
	/** Submits the search in the logits of so many rows; what is found is in `found` [rows, 2·count + 2 + beside] then. */
	find(rows: number, sizes: TopSizes): void;
	readonly found: GPUBuffer;
	destroy(): void;
}

export function createTopFinder(
	device: GPUDevice,
	inputs: { readonly logits: GPUBuffer; readonly ids: GPUBuffer; readonly readAt: GPUBuffer },
	mostNumbers: number,
): TopFinder {
	const found = device.createBuffer({
		label: 'steplight top',
		size: Math.ceil((4 * mostNumbers) / 16) * 16,
		usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
	});
	const uniform = device.createBuffer({
		label: 'steplight top sizes',
		size: 32,
		usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
	});
	const module = device.createShaderModule({ code: program });
	const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
	const buffers = [inputs.logits, inputs.ids, inputs.readAt, found, uniform];
	const bindings = device.createBindGroup({
		layout: pipeline.getBindGroupLayout(0),
		entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
	});
	return {
		found,
		find(rows, { vocab, beside, count, tokens, told }) {
			device.queue.writeBuffer(uniform, 0, Uint32Array.of(vocab, beside, count, tokens, told));
			const encoder = device.createCommandEncoder();
			const pass = encoder.beginComputePass();
			pass.setPipeline(pipeline);
			pass.setBindGroup(0, bindings);
			pass.dispatchWorkgroups(rows);
			pass.end();
			device.queue.submit([encoder.finish()]);
		},
		destroy() {
			found.destroy();
			uniform.destroy();
		},
	};
}
