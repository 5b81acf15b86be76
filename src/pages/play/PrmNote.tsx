import type { EngineInfo } from '../../engine/info.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import { percent } from '../../parts/words/number-words.ts';

/** When the PRM calls a step wrong, and how often that is so, where it was measured. */
export function PrmNote({ engine }: { readonly engine: EngineInfo | null }) {
	if (engine === null) return null;
	const { threshold, caught, falseAlarms, steps } = engine.verdictOnSteps;
	const measured =
		caught === null || falseAlarms === null
			? 'How often it errs was not measured.'
			: `Measured on ${steps} steps: it calls ${percent(caught)} of first wrong steps wrong, and ${percent(falseAlarms)} of right ones.`;
	return (
		<Hint>
			The PRM calls a step wrong where its reward is below {formatReward(threshold)}; the first such
			step has a dashed box. {measured}
		</Hint>
	);
}
