import { writeMathShepherd } from '../../domain/math-shepherd.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { downloadJsonLines } from '../../parts/download.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { countOf } from '../../parts/words/number-words.ts';
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
		<Row>
			<ActionButton
				blocked={count === 0}
				onPress={() => downloadJsonLines(fileName, writeMathShepherd([solution]))}
			>
				Export as Math-Shepherd JSONL
			</ActionButton>
			<Hint>{words}</Hint>
		</Row>
	);
}
