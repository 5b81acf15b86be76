import type { ReactNode } from 'react';
import { type Call, callOfCalculator, isHit, trueCall } from '../../domain/first-error.ts';
import { falseEquations } from '../../domain/lens.ts';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import { callWords } from './call-words.ts';
import css from './VerdictList.module.css';

type Props = {
	readonly steps: readonly string[];
	readonly firstWrong: number | null;
	readonly player: Call;
	/** What stands under "PRM"; null where it is hidden. */
	readonly prm: ReactNode;
	/** What stands under "Votes". */
	readonly votes: ReactNode;
};

/** Truth, player, PRM and calculator beside each other, and the votes. */
export function VerdictList({ steps, firstWrong, player, prm, votes }: Props) {
	return (
		<dl className={css['list']}>
			<div className={css['verdict']}>
				<dt>Truth</dt>
				<dd className={css['call']}>{truthWords(firstWrong)}</dd>
			</div>
			<div className={css['verdict']}>
				<dt>You</dt>
				<dd>
					<CallMark call={player} firstWrong={firstWrong} />
				</dd>
			</div>
			{prm !== null && (
				<div className={css['verdict']}>
					<dt>PRM</dt>
					<dd>{prm}</dd>
				</div>
			)}
			<div className={css['verdict']}>
				<dt>Calculator</dt>
				<dd>{calculatorWords(steps)}</dd>
			</div>
			<div className={css['verdict']} data-wide="true">
				<dt>Votes</dt>
				<dd>{votes}</dd>
			</div>
		</dl>
	);
}

/** A call, and whether it is the truth. */
export function CallMark({
	call,
	firstWrong,
}: {
	readonly call: Call;
	readonly firstWrong: number | null;
}) {
	return (
		<span className={css['mark']}>
			<span className={css['call']}>{callWords(call)}</span>
			<RightMark right={isHit(firstWrong, call)} yes="hit" no="miss" />
		</span>
	);
}

const truthWords = (firstWrong: number | null): string =>
	firstWrong === null ? 'all right' : `${callWords(trueCall(firstWrong))} is wrong first`;

/** Which equations fail; the calculator sees no error that is not one of arithmetic. */
function calculatorWords(steps: readonly string[]): string {
	const at = callOfCalculator(steps);
	if (typeof at !== 'number') return 'No equation fails.';
	return steps
		.flatMap((step, index) =>
			falseEquations(step).map((equation) => `Step ${index + 1}: ${equation} is false.`),
		)
		.join(' ');
}
