import { memo } from 'react';
import type { StepLabel } from '../../../domain/files/labels.ts';
import type { Probability } from '../../../domain/reward.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import { SmallLine } from '../../../parts/text/Hint.tsx';
import css from './ManyRow.module.css';
import { firstFalse, lookAt, type ManyEntry, minReward } from './many-table.ts';

type Props = { readonly entry: ManyEntry; readonly threshold: Probability | null };

export const ManyRow = memo(function ManyRow({ entry, threshold }: Props) {
	const { name, problem, isOwnProblem, steps, labels, answer, score } = entry;
	const first = lookAt(entry, threshold);
	return (
		<tr>
			<th scope="row" dir="auto">
				{name}
				{isOwnProblem && <SmallLine title={problem.question}>own problem</SmallLine>}
				{score?.isStrange && <SmallLine>strange to the models: no rewards</SmallLine>}
				{score?.isCut && <SmallLine>too long to be read whole</SmallLine>}
			</th>
			<td>
				<ol className={css['chips']} aria-label={`Step rewards of ${name}`}>
					{steps.map((text, at) => (
						<li
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							className={css['chip']}
							data-first={at === first}
							title={`Step ${at + 1}${labelWords(labels?.[at])}: ${text}`}
						>
							{at === first && (
								<span className={css['look']} role="img" aria-label="first under the threshold">
									➜
								</span>
							)}
							<RewardMark reward={score?.rewards[at] ?? null} />
							<LabelMark label={labels?.[at] ?? null} />
						</li>
					))}
				</ol>
			</td>
			<td className={css['answer']}>
				{answer === null ? '–' : <AnswerMark answer={answer} gold={problem.answer} />}
			</td>
			<td>{arithmeticWords(firstFalse(entry))}</td>
			<td>
				<RewardMark reward={minReward(entry)} />
			</td>
			<td>
				<RewardMark reward={score?.outcome ?? null} />
			</td>
		</tr>
	);
}, isSameRow);

/** @param falseAt see `firstFalse`. */
function arithmeticWords(falseAt: number | null): string {
	if (falseAt === null) return '✓ holds';
	return falseAt === -1 ? 'not checked' : `✗ step ${falseAt + 1}`;
}

const labelSigns: Readonly<Record<StepLabel, string>> = { right: '+', neutral: '○', wrong: '−' };

/** What the file says of the step, in the field's signs. */
function LabelMark({ label }: { readonly label: StepLabel | null }) {
	if (label === null) return null;
	return (
		<span className={css['label']} data-label={label} role="img" aria-label={`labelled ${label}`}>
			{labelSigns[label]}
		</span>
	);
}

const labelWords = (label: StepLabel | null | undefined): string =>
	label ? `, labelled ${label}` : '';

/** Entries are made anew with each score; a row changes only with what it shows. */
function isSameRow(a: Props, b: Props): boolean {
	return (
		a.threshold === b.threshold &&
		a.entry.name === b.entry.name &&
		a.entry.steps === b.entry.steps &&
		a.entry.problem === b.entry.problem &&
		a.entry.labels === b.entry.labels &&
		a.entry.score === b.entry.score
	);
}
