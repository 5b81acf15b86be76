import { writeMathShepherd } from '../../domain/math-shepherd.ts';
import control from '../styles/control.module.css';
import { countOf } from '../styles/format.ts';
import css from './ExportLabels.module.css';
import { labelledSolution, type StepFinding } from './lab-findings.ts';

type Props = {
	readonly question: string;
	readonly findings: readonly StepFinding[];
};

const fileName = 'steplight-math-shepherd.jsonl';

/** The labels as a record of the published data set's format. */
export function ExportLabels({ question, findings }: Props) {
	const solution = labelledSolution(question, findings);
	const count = solution.steps.length;
	const words =
		count === 0
			? 'Label step 1 first: a record holds the labelled steps from the first on.'
			: `${countOf(count, 'step')} of ${findings.length}, with the labels of hard estimation, in the format of the published data set.`;
	return (
		<div className={css['export']}>
			<button
				type="button"
				className={control['button']}
				aria-disabled={count === 0}
				onClick={() => {
					if (count > 0) save(writeMathShepherd([solution]));
				}}
			>
				Export as Math-Shepherd JSONL
			</button>
			<p className={`${control['hint']} ${css['words']}`}>{words}</p>
		</div>
	);
}

function save(text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName;
	link.click();
	// The download has begun by the next turn; some browsers lose it if the address goes at once.
	setTimeout(() => URL.revokeObjectURL(address), 1000);
}
