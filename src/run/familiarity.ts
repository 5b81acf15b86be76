import type { EngineInfo } from '../engine/info.ts';

/**
 * Whether a problem is so unlike those that the models were trained on that what they write and reward
 * means nothing.
 *
 * @param familiarity see `CandidateGenerator.familiarity`; null where nobody knows it.
 */
export function isStrangeTo({ familiarFrom }: EngineInfo, familiarity: number | null): boolean {
	return familiarity !== null && familiarity < familiarFrom;
}
