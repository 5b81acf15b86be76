import { useState } from 'react';
import { ActionButton } from '../parts/button/ActionButton.tsx';
import { AnswerField } from '../parts/field/AnswerField.tsx';
import { CheckField } from '../parts/field/CheckField.tsx';
import { CopyLink } from '../parts/field/CopyLink.tsx';
import { FieldSet } from '../parts/field/Field.tsx';
import { FileField } from '../parts/field/FileField.tsx';
import { NumberField } from '../parts/field/NumberField.tsx';
import { RadioSwitch } from '../parts/field/RadioSwitch.tsx';
import { SelectField } from '../parts/field/SelectField.tsx';
import { TextArea, TextField } from '../parts/field/TextField.tsx';
import { Row } from '../parts/layout/Row.tsx';
import { Part, State } from './Part.tsx';

const sizes = ['panel', 'card', 'text'] as const;
const options = [
	{ value: 'one', label: 'The first' },
	{ value: 'two', label: 'The second' },
] as const;
const nothing = () => undefined;

/** What is pressed and filled in. */
export function Controls() {
	const [chosen, setChosen] = useState<'one' | 'two'>('one');
	const [typed, setTyped] = useState('3/4');
	const [count, setCount] = useState(16);
	const [checked, setChecked] = useState(true);
	return (
		<>
			<Part name="ActionButton">
				{sizes.map((size) => (
					<State key={size} name={`${size}, primary, blocked`}>
						<Row>
							<ActionButton size={size} onPress={nothing}>
								Press
							</ActionButton>
							<ActionButton size={size} primary onPress={nothing}>
								Press first
							</ActionButton>
							<ActionButton size={size} blocked onPress={nothing}>
								Not now
							</ActionButton>
							<ActionButton size={size} primary blocked onPress={nothing}>
								Not now
							</ActionButton>
						</Row>
					</State>
				))}
			</Part>
			<Part name="Fields">
				<State name="TextField">
					<TextField label="A line" hint="What it is for." value={typed} onChange={setTyped} />
				</State>
				<State name="TextField, invalid">
					<TextField label="A line" hint="Why not." invalid value={typed} onChange={setTyped} />
				</State>
				<State name="TextArea, with a placeholder">
					<TextArea
						label="Some lines"
						rows={3}
						placeholder="Like this."
						value=""
						onChange={nothing}
					/>
				</State>
				<State name="TextArea, from right to left">
					<TextArea label="Some lines" rows={3} value="שלום 12" onChange={nothing} />
				</State>
				<State name="AnswerField">
					<AnswerField label="Answer" hint="What it is for." value={typed} onChange={setTyped} />
				</State>
				<State name="AnswerField, not a number">
					<AnswerField label="Answer" hint="What it is for." value="many" onChange={nothing} />
				</State>
				<State name="NumberField in a FieldSet; empty it to see it invalid">
					<FieldSet legend="Numbers">
						<NumberField
							label="Solutions"
							range={{ min: 1, max: 64, step: 1 }}
							value={count}
							onChange={setCount}
						/>
						<NumberField
							label="Seed"
							range={{ min: 0, max: 9, step: 1 }}
							value={1}
							onChange={nothing}
						/>
					</FieldSet>
				</State>
				<State name="FileField">
					<FileField label="Open a file" accept=".csv" words="It stays here." onOpen={nothing} />
				</State>
				<State name="SelectField, above and beside">
					<SelectField label="Order" options={options} value={chosen} onChange={setChosen} />
					<SelectField label="Order" beside options={options} value={chosen} onChange={setChosen} />
				</State>
				<State name="RadioSwitch, CheckField">
					<RadioSwitch legend="Which" options={options} value={chosen} onChange={setChosen} />
					<CheckField label="Show it" checked={checked} onChange={setChecked} />
				</State>
				<State name="CopyLink">
					<CopyLink words="Copied, with all settings." of="" />
				</State>
			</Part>
		</>
	);
}
