import type { Study } from '../../../domain/study/studies.ts';
import { countOf } from '../../../parts/words/number-words.ts';

/** What a picture is of: number, seed, temperature, models, backend. */
export function captionOf(study: Study, of: number): string {
	const { kind, settings, source, models, backend } = study;
	const noun = kind === 'steps' ? 'solution' : 'problem';
	const parts = [
		`${countOf(of, noun)} (${source})`,
		`seed ${settings.seed}`,
		...settingWords(study),
	];
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

function settingWords({ kind, settings }: Study): string[] {
	switch (kind) {
		case 'steps':
			return [];
		case 'best-of-n': {
			const { candidates, temperature } = settings;
			const warmth = temperature === null ? 'not known' : String(temperature);
			return [`${candidates} candidates each`, `temperature ${warmth}`];
		}
		case 'search': {
			const { width, expansions, score, temperature } = settings;
			return [`width ${width}, ${expansions} expansions by ${score}`, `temperature ${temperature}`];
		}
		case 'labels': {
			const { candidates, rollouts, temperature } = settings;
			return [
				`${candidates} solutions each, ${rollouts} rollouts a step`,
				`temperature ${temperature}`,
			];
		}
	}
}
