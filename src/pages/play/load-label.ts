import { formatMegabytes } from '../../parts/styles/format.ts';

/** 'Load models (45 MB) and go on': a button that loads says how much. */
export function loadLabel(verb: string, rest: string, modelBytes: number | null): string {
	return `${verb}${modelBytes === null ? '' : ` (${formatMegabytes(modelBytes)})`}${rest}`;
}
