import { useCallback } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import { useControl } from '../../../parts/link/shape-context.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { CandidateState } from '../../../parts/steps/CandidateState.tsx';
import { StepList } from '../../../parts/steps/StepList.tsx';
import { CandidateLinks, type OpenCandidate } from './CandidateLinks.tsx';
import { CandidateScores } from './CandidateScores.tsx';
import css from './ShownSolution.module.css';
import type { ShownChoice } from './shown-choice.ts';

type Props = {
	readonly candidate: Candidate;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	/** Lines to keep room for. */
	readonly rows: number;
	readonly live: boolean;
	/** Whether rewards say anything on this problem. */
	readonly judged: boolean;
	/** Null where there is nothing to choose. */
	readonly choice: ShownChoice | null;
	readonly onChoose: (choice: ShownChoice) => void;
	readonly onOpen: OpenCandidate;
	/** Solves again from the given steps on; the same function from frame to frame. */
	readonly onResample: (prefix: readonly string[]) => void;
};

/** One solution whole, each step with its reward as it is written. */
export function ShownSolution(props: Props) {
	const { candidate, gold, aggregator, rows, live, judged, choice, onChoose, onOpen } = props;
	const { onResample } = props;
	const canOpen = useControl('pages') === 'shown';
	const writing = live && candidate.state === 'writing';
	const { steps } = candidate;
	const redraw = useCallback(
		(step: number) => onResample(steps.slice(0, step).map(({ text }) => text)),
		[steps, onResample],
	);
	return (
		<Panel
			heading={
				<>
					Solution {candidate.index + 1}
					<span className={css['state']}>
						<CandidateState candidate={candidate} gold={gold} live={live} />
					</span>
				</>
			}
			level={2}
			look="tight"
			aside={
				judged &&
				choice !== null && (
					<fieldset className={css['choices']} aria-label="Which solution is shown">
						<Choice name="prm" words="The PRM’s choice" choice={choice} onChoose={onChoose} />
						<Choice name="majority" words="A majority one" choice={choice} onChoose={onChoose} />
					</fieldset>
				)
			}
		>
			<div className={css['steps']} data-tour="steps">
				<StepList
					// Another solution has rows of its own: those of this one would be seen to move.
					key={candidate.index}
					candidate={candidate}
					rows={rows}
					writing={writing}
					blocked={live}
					onRedraw={redraw}
				/>
			</div>
			<Row apart>
				{judged && <CandidateScores candidate={candidate} aggregator={aggregator} />}
				{canOpen && <CandidateLinks candidate={candidate} writing={writing} onOpen={onOpen} />}
			</Row>
		</Panel>
	);
}

type ChoiceProps = {
	readonly name: 'prm' | 'majority';
	readonly words: string;
	readonly choice: ShownChoice;
	readonly onChoose: (choice: ShownChoice) => void;
};

function Choice({ name, words, choice, onChoose }: ChoiceProps) {
	return (
		<button
			type="button"
			className={css['choice']}
			aria-pressed={choice === name}
			onClick={() => onChoose(name)}
		>
			{words}
		</button>
	);
}
