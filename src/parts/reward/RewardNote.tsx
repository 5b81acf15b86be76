import { RewardMark } from './RewardMark.tsx';
import css from './RewardNote.module.css';

/** What a reward is, and how to read its marks: shown wherever rewards are. */
export function RewardNote() {
	return (
		<div className={css['note']}>
			<p className={css['words']}>
				A reward estimates the chance that this prefix can still reach the right answer; it is not
				proof that the step is right.
			</p>
			<ul className={css['legend']} aria-label="Reward marks">
				<li>
					<RewardMark reward={0.9} /> high
				</li>
				<li>
					<RewardMark reward={0.5} /> middle
				</li>
				<li>
					<RewardMark reward={0.1} /> low
				</li>
			</ul>
		</div>
	);
}
