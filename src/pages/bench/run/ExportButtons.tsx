import { writeJsonLines } from '../../../domain/jsonl.ts';
import { bankOf } from '../../../domain/study/best-of-n-study.ts';
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
		</Row>
	);
}

function saveBank(study: Study): void {
	if (study.kind === 'best-of-n')
		downloadJsonLines('steplight-bank.jsonl', writeJsonLines(bankOf(study)));
}
