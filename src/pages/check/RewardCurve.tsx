import type { Probability } from '../../domain/reward.ts';
import { StepChart } from '../../parts/chart/StepChart.tsx';
import { formatReward } from '../../parts/reward/reward-band.ts';
import type { ScoreHistory } from './score-history.ts';

type Props = { readonly history: ScoreHistory; readonly threshold: Probability | null };

/** The rewards of the last scored version, over those before the last edit. */
export function RewardCurve({ history, threshold }: Props) {
	const now = history.now?.rewards ?? [];
	const before = history.before?.rewards ?? [];
	return (
		<StepChart
			words={curveWords(history)}
			steps={Math.max(now.length, before.length)}
			threshold={threshold}
			series={[
				{
					name: 'before the last edit',
					shape: 'square',
					tone: 'grey',
					hollow: true,
					joined: true,
					values: before,
				},
				{ name: 'rewards now', shape: 'circle', tone: 'accent', joined: true, values: now },
			]}
		/>
	);
}

/** The drawing in words. */
function curveWords({ now, before }: ScoreHistory): string {
	if (now === null) return 'Rewards by step: nothing is scored yet.';
	const words = `Rewards by step now: ${listed(now.rewards)}.`;
	return before === null ? words : `${words} Before the last edit: ${listed(before.rewards)}.`;
}

function listed(rewards: readonly (Probability | null)[]): string {
	return rewards.map((reward) => (reward === null ? 'none' : formatReward(reward))).join(', ');
}
