import { type LessonItem, packLimits } from '../../domain/lesson/pack.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { AnswerField } from '../../parts/field/AnswerField.tsx';
import { NumberField } from '../../parts/field/NumberField.tsx';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { TextArea } from '../../parts/field/TextField.tsx';
import { Columns } from '../../parts/layout/Columns.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { VeilFields } from '../../parts/share/VeilFields.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { countOf } from '../../parts/words/number-words.ts';

type Props = {
	readonly at: number;
	readonly of: number;
	readonly item: LessonItem;
	readonly onChange: (change: Partial<LessonItem>) => void;
	readonly onMove: (by: -1 | 1) => void;
	readonly onRemove: () => void;
};

/** One problem of the lesson: what the class reads, is asked, and sees only later. */
export function ItemEditor({ at, of, item, onChange, onMove, onRemove }: Props) {
	const { question, answer, note, ask, solutions, shown, truth, hides, source } = item;
	const steps = solutions[shown]?.steps ?? [];
	const which = `problem ${at + 1}`;
	return (
		<Panel
			heading={`Problem ${at + 1}`}
			level={2}
			aside={
				<Row>
					<ActionButton
						size="card"
						aria-label={`Move ${which} up`}
						blocked={at === 0}
						onPress={() => onMove(-1)}
					>
						↑
					</ActionButton>
					<ActionButton
						size="card"
						aria-label={`Move ${which} down`}
						blocked={at + 1 === of}
						onPress={() => onMove(1)}
					>
						↓
					</ActionButton>
					<ActionButton size="card" aria-label={`Remove ${which}`} onPress={onRemove}>
						Remove
					</ActionButton>
				</Row>
			}
		>
			<Columns second="half">
				<Stack>
					<TextArea
						label="Problem"
						rows={4}
						maxLength={packLimits.questionLength}
						value={question}
						onChange={(typed) => onChange({ question: typed })}
					/>
					<AnswerField
						label="Right answer"
						hint="Optional."
						value={answer}
						onChange={(typed) => onChange({ answer: typed.slice(0, packLimits.answerLength) })}
					/>
				</Stack>
				<Stack>
					<TextArea
						label="What you tell the class first"
						rows={2}
						maxLength={packLimits.noteLength}
						value={note}
						onChange={(typed) => onChange({ note: typed })}
					/>
					<TextArea
						label="What you ask"
						rows={1}
						maxLength={packLimits.noteLength}
						value={ask}
						onChange={(typed) => onChange({ ask: typed })}
					/>
				</Stack>
			</Columns>
			<Row>
				<VeilFields hides={hides} onChange={(chosen) => onChange({ hides: chosen })} />
			</Row>
			{solutions.length > 1 && (
				<NumberField
					label="Solution to step through"
					range={{ min: 1, max: solutions.length, step: 1 }}
					value={shown + 1}
					// Whose first wrong step is known is another one.
					onChange={(number) => onChange({ shown: number - 1, truth: null })}
				/>
			)}
			{steps.length > 0 && (
				<SelectField
					label="First wrong step of it"
					options={truthOptions(steps)}
					value={String(truth)}
					onChange={(chosen) => onChange({ truth: truthOf(chosen) })}
				/>
			)}
			<Hint>
				{solutions.length === 0
					? 'A problem without a recorded solution.'
					: `${countOf(solutions.length, 'recorded solution')}. ${source}`}
			</Hint>
		</Panel>
	);
}

/** What a class is told in the end, as far as somebody knows it. */
function truthOptions(steps: readonly string[]) {
	return [
		{ value: 'null', label: 'Not said' },
		{ value: 'right', label: 'None: all are right' },
		...steps.map((text, at) => ({ value: String(at), label: `${at + 1}: ${text}` })),
	];
}

function truthOf(chosen: string): LessonItem['truth'] {
	if (chosen === 'right') return 'right';
	return chosen === 'null' ? null : Number(chosen);
}
