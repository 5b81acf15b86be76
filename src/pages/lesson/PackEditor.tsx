import {
	type LessonItem,
	type LessonPack,
	packLimits,
	writePack,
} from '../../domain/lesson/pack.ts';
import { firstAsk } from '../../domain/reveal.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { downloadText } from '../../parts/download.ts';
import { TextField } from '../../parts/field/TextField.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { PrintButtons } from '../../parts/print/PrintButtons.tsx';
import { LinkBox } from '../../parts/share/LinkBox.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { ItemEditor } from './ItemEditor.tsx';
import { fileName, moved, sheetOf } from './pack-edits.ts';

type Props = {
	readonly pack: LessonPack;
	readonly onChange: (pack: LessonPack) => void;
	readonly onShow: () => void;
};

const blankItem: LessonItem = {
	question: '',
	answer: '',
	note: '',
	ask: firstAsk,
	solutions: [],
	shown: 0,
	truth: null,
	hides: ['answer'],
	source: '',
};

/** The lesson that is being made. */
export function PackEditor({ pack, onChange, onShow }: Props) {
	const { title, items } = pack;
	const setItems = (next: readonly LessonItem[]) => onChange({ ...pack, items: next });
	const isEmpty = items.length === 0;
	return (
		<>
			<Panel heading="Make a lesson" level={2}>
				<TextField
					label="Title"
					maxLength={packLimits.titleLength}
					value={title}
					onChange={(typed) => onChange({ ...pack, title: typed })}
				/>
				<Hint>
					{isEmpty
						? 'Nothing is in it yet. Solve a problem, open “Share with a class” and add it, or write a problem here.'
						: 'It is kept until this tab is closed: save it.'}
				</Hint>
				<Row>
					<ActionButton primary blocked={isEmpty} onPress={onShow}>
						Step through it
					</ActionButton>
					<ActionButton
						blocked={isEmpty}
						onPress={() => downloadText(fileName(title), writePack(pack), 'application/json')}
					>
						Save the pack
					</ActionButton>
					<ActionButton
						blocked={items.length >= packLimits.items}
						onPress={() => setItems([...items, blankItem])}
					>
						Add a problem of my own
					</ActionButton>
				</Row>
				<PrintButtons count={items.length} sheets={() => items.map(sheetOf)} hasPage={false} />
			</Panel>
			{items.map((item, at) => (
				<ItemEditor
					// biome-ignore lint/suspicious/noArrayIndexKey: a problem is its place; its fields hold no state of their own.
					key={at}
					at={at}
					of={items.length}
					item={item}
					onChange={(change) => setItems(items.with(at, { ...item, ...change }))}
					onMove={(by) => setItems(moved(items, at, by))}
					onRemove={() => setItems(items.toSpliced(at, 1))}
				/>
			))}
			{!isEmpty && (
				<Panel heading="A link instead of a file" level={2}>
					<LinkBox page="lesson" value={pack} />
				</Panel>
			)}
		</>
	);
}
