import { writeJsonLines } from '../../../domain/jsonl.ts';
import { bankOf } from '../../../domain/study/best-of-n-study.ts';
import { prm800kLines, processBenchLines } from '../../../domain/study/predictions.ts';
import { reportSteps } from '../../../domain/study/steps.ts';
import { judgedOf } from '../../../domain/study/steps-study.ts';
import { type Study, writeStudy } from '../../../domain/study/studies.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadJsonLines, downloadText } from '../../../parts/download.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import type { Bench, Opened } from './bench-state.ts';

type Props = { readonly bench: Bench; readonly opened: Opened };

/** The study as one file, and what of it other programs read. */
export function ExportButtons({ bench, opened }: Props) {
	const { study, done } = opened;
	const save = async (write: (whole: Study) => void) => {
		const whole = await bench.whole();
		if (whole !== null) write(whole);
	};
	const isEmpty = done === 0;
	return (
		<Row>
			<ActionButton
				size="card"
				onPress={() =>
					void save((whole) =>
						downloadText('steplight-study.json', writeStudy(whole), 'application/json'),
					)
				}
			>
				Export the study
			</ActionButton>
			{study.kind === 'best-of-n' && (
				<ActionButton size="card" blocked={isEmpty} onPress={() => void save(saveBank)}>
					Export the bank
				</ActionButton>
			)}
			{study.kind === 'steps' && (
				<>
					<ActionButton
						size="card"
						blocked={isEmpty}
						onPress={() => void save(savePredictions('processbench'))}
					>
						Predictions, ProcessBench
					</ActionButton>
					<ActionButton
						size="card"
						blocked={isEmpty}
						onPress={() => void save(savePredictions('prm800k'))}
					>
						Predictions, PRM800K
					</ActionButton>
				</>
			)}
		</Row>
	);
}

function saveBank(study: Study): void {
	if (study.kind === 'best-of-n')
		downloadJsonLines('steplight-bank.jsonl', writeJsonLines(bankOf(study)));
}

/** Of the PRM, at the threshold that the report names first. */
function savePredictions(form: 'processbench' | 'prm800k') {
	return (study: Study): void => {
		if (study.kind !== 'steps') return;
		const solutions = judgedOf(study);
		const { verifiers } = reportSteps(solutions, study.settings);
		const first = verifiers.find(({ at }) => at.length > 0);
		const threshold = first?.at[0]?.threshold;
		if (first === undefined || threshold === undefined) return;
		const write = form === 'processbench' ? processBenchLines : prm800kLines;
		downloadJsonLines(
			`steplight-${form}-${first.verifier}.jsonl`,
			write(solutions, first.verifier, threshold),
		);
	};
}
