import type { Call } from '../../domain/first-error.ts';
import type { Probability } from '../../domain/reward.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { StepText } from '../../parts/steps/StepText.tsx';
import { Hidden } from '../../parts/text/Hidden.tsx';
import css from './JudgedSteps.module.css';

/** What the PRM says of the card shown, as far as it has said it. */
export type PrmView = {
	readonly rewards: readonly (Probability | null)[];
	/** null until every step is scored. */
	readonly call: Call | null;
};

type Props = {
	readonly steps: readonly string[];
	readonly firstWrong: number | null;
	readonly player: Call;
	/** null where the PRM is hidden. */
	readonly prm: PrmView | null;
};

/** The steps after the call: which was wrong first, which the player marked, and their rewards. */
export function JudgedSteps({ steps, firstWrong, player, prm }: Props) {
	return (
		<ol className={css['list']} aria-label="The solution, judged">
			{steps.map((step, at) => (
				<li
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					key={at}
					className={css['step']}
					data-wrong={at === firstWrong}
					data-rewards={prm !== null}
				>
					<span className={css['number']}>{at + 1}</span>
					<span className={css['text']}>
						<StepText text={step} />
						{at === firstWrong && <span className={css['tag']}>✗ first wrong step</span>}
						{at === player && <span className={css['tag']}>● your mark</span>}
					</span>
					{prm !== null && (
						<span className={css['reward']} data-called={prm.call === at}>
							<Hidden>
								{prm.call === at ? 'The PRM calls this step wrong first: ' : 'Reward: '}
							</Hidden>
							<RewardMark reward={prm.rewards[at] ?? null} />
						</span>
					)}
				</li>
			))}
		</ol>
	);
}
