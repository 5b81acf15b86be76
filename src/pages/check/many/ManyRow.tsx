import { memo } from 'react';
import type { Probability } from '../../../domain/reward.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import css from './ManyRow.module.css';
import { firstUnder, type ManyEntry, minReward } from './many-table.ts';

type Props = { readonly entry: ManyEntry; readonly threshold: Probability | null };

export const ManyRow = memo(function ManyRow({ entry, threshold }: Props) {
	const { name, problem, isOwnProblem, steps, answer, score } = entry;
	const first = threshold === null ? null : firstUnder(entry, threshold);
	return (
		<tr className={css['row']}>
			<th scope="row" className={css['name']} dir="auto">
				{name}
				{isOwnProblem && (
					<span className={css['own']} title={problem.question}>
						own problem
					</span>
				)}
				{score?.isCut && <span className={css['own']}>too long to be read whole</span>}
			</th>
			<td className={css['steps']}>
				<ol className={css['chips']} aria-label={`Step rewards of ${name}`}>
					{steps.map((text, at) => (
						<li
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							className={css['chip']}
							data-first={at === first}
							title={`Step ${at + 1}: ${text}`}
						>
							{at === first && (
								<span className={css['look']} role="img" aria-label="first under the threshold">
									➜
								</span>
							)}
							<RewardMark reward={score?.rewards[at] ?? null} />
						</li>
					))}
				</ol>
			</td>
			<td className={`${css['number']} ${css['answer']}`}>
				{answer === null ? '–' : <AnswerMark answer={answer} gold={problem.answer} />}
			</td>
			<td className={css['number']}>
				<RewardMark reward={minReward(entry)} />
			</td>
			<td className={css['number']}>
				<RewardMark reward={score?.outcome ?? null} />
			</td>
		</tr>
	);
}, isSameRow);

/** Entries are made anew with each score; a row changes only with what it shows. */
function isSameRow(a: Props, b: Props): boolean {
	return (
		a.threshold === b.threshold &&
		a.entry.name === b.entry.name &&
		a.entry.steps === b.entry.steps &&
		a.entry.problem === b.entry.problem &&
		a.entry.score === b.entry.score
	);
}
