import type { Study } from '../../../domain/study/studies.ts';

/** What a picture is of: number, seed, temperature, models, backend. */
export function captionOf({ kind, settings, source, models, backend }: Study, of: number): string {
	const noun = kind === 'best-of-n' ? 'problems' : 'solutions';
	const parts = [`${of} ${noun} (${source})`, `seed ${settings.seed}`];
	if (kind === 'best-of-n') {
		const { candidates, temperature } = settings;
		parts.push(`${candidates} candidates each`);
		parts.push(temperature === null ? 'temperature not known' : `temperature ${temperature}`);
	}
	if (models === null) parts.push('models not known');
	else
		parts.push(
			kind === 'steps'
				? `judged by ${models.judge}`
				: `written by ${models.writer}, judged by ${models.judge}`,
		);
	if (backend !== null) parts.push(backend.name === 'wasm' ? 'WebAssembly' : 'WebGPU');
	return `${parts.join(', ')}; 95 % intervals.`;
}
