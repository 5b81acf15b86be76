import { useState } from 'react';
import { decodeText } from '../../domain/files/encoding.ts';
import { type LessonPack, packLimits, readPack } from '../../domain/lesson/pack.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { FileField } from '../../parts/field/FileField.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import { AddressPack } from './AddressPack.tsx';

type Props = {
	readonly onShow: (pack: LessonPack) => void;
	readonly onEdit: (pack: LessonPack) => void;
	/** Brings back the lesson that an opened one took the place of; null where none did. */
	readonly onUndo: (() => void) | null;
};

const accepted = '.json,application/json';

/** A pack from the visitor's own disk, which is read here and asked for nowhere, or from an address. */
export function OpenPack({ onShow, onEdit, onUndo }: Props) {
	const [pack, setPack] = useState<LessonPack | null>(null);
	const [words, setWords] = useState('It stays on this device.');
	const isEmpty = pack === null || pack.items.length === 0;
	const open = async (file: File) => {
		setPack(null);
		if (file.size > packLimits.bytes) {
			return setWords('This file is larger than 2 MB, the most that a lesson pack has.');
		}
		const text = await file.arrayBuffer().then(
			(bytes) => decodeText(new Uint8Array(bytes)),
			() => null,
		);
		if (text === null) return setWords('This file cannot be read. Copy it to this device first.');
		if (!text.ok) return setWords(text.error);
		const read = readPack(text.value.text);
		if (!read.ok) return setWords(read.error.message);
		setPack(read.value);
		setWords(`“${read.value.title || file.name}”: ${countOf(read.value.items.length, 'problem')}.`);
	};
	return (
		<Panel heading="Open a pack" level={2}>
			<FileField
				label="Lesson pack (.json)"
				accept={accepted}
				words={words}
				onOpen={(file) => void open(file)}
			/>
			<AddressPack onRead={setPack} />
			<Row>
				<ActionButton primary blocked={isEmpty} onPress={() => pack !== null && onShow(pack)}>
					Begin the lesson
				</ActionButton>
				<ActionButton blocked={pack === null} onPress={() => pack !== null && onEdit(pack)}>
					Change it
				</ActionButton>
				{onUndo !== null && (
					<ActionButton onPress={onUndo}>Bring back the one that was here</ActionButton>
				)}
			</Row>
		</Panel>
	);
}
