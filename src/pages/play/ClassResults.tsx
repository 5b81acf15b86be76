import { useState } from 'react';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { downloadCsv } from '../../parts/download.ts';
import { FileField } from '../../parts/field/FileField.tsx';
import { readTextFile } from '../../parts/files/text-file.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { WarningList } from '../../parts/note/WarningList.tsx';
import { cardsCsv, type Pupil, pupilsCsv, readPupil } from './class-results.ts';

/** What the pupils of a class exported, put together. Nothing is sent: the teacher opens their files here. */
export function ClassResults() {
	const [pupils, setPupils] = useState<readonly Pupil[]>([]);
	const [messages, setMessages] = useState<readonly string[]>([]);

	const open = async (files: readonly File[]) => {
		const found: Pupil[] = [];
		const refused: string[] = [];
		for (const file of files) {
			const read = await readTextFile(file);
			const pupil = read.ok ? readPupil(file.name, read.value.text) : null;
			const isKnown = pupil?.ok && [...pupils, ...found].some((one) => isSame(one, pupil.value));
			if (isKnown) refused.push(`${file.name} is counted already.`);
			else if (pupil?.ok) found.push(pupil.value);
			else if (pupil !== null) refused.push(pupil.error.message);
			else if (!read.ok) refused.push(read.error);
		}
		setPupils((before) => [...before, ...found]);
		setMessages(refused);
	};
	const count = pupils.length;
	const words =
		count === 0
			? 'The files that your pupils exported, all at once. They are read here and go nowhere.'
			: `${count === 1 ? '1 pupil' : `${count} pupils`}: ${pupils.map(({ name }) => name).join(', ')}.`;
	return (
		<Stack space={2}>
			<FileField
				label="Results of a class"
				accept=".csv,text/csv"
				multiple
				words={words}
				onOpen={(...files) => void open(files)}
			/>
			<WarningList messages={messages} />
			<Row>
				<ActionButton
					blocked={count === 0}
					onPress={() => downloadCsv('steplight-class-by-pupil.csv', pupilsCsv(pupils))}
				>
					CSV by pupil
				</ActionButton>
				<ActionButton
					blocked={count === 0}
					onPress={() => downloadCsv('steplight-class-by-card.csv', cardsCsv(pupils))}
				>
					CSV by card
				</ActionButton>
				<ActionButton blocked={count === 0} onPress={() => setPupils([])}>
					Start anew
				</ActionButton>
			</Row>
		</Stack>
	);
}

/** A file that is opened twice is one pupil. */
const isSame = (one: Pupil, other: Pupil): boolean => JSON.stringify(one) === JSON.stringify(other);
