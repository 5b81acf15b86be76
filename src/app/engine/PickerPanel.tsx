import { useState } from 'react';
import type { ModelChoice, ModelRole } from '../../engine/choice.ts';
import { waysToRead } from '../../engine/read-as.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine } from '../../parts/engine/engine-context.ts';
import { NumberField } from '../../parts/field/NumberField.tsx';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Note } from '../../parts/note/Note.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { defaultSettings, mostCandidates } from '../../run/default-settings.ts';
import { droppedFiles } from './dropped-files.ts';
import css from './ModelPicker.module.css';
import { blankChoice, type ChoiceForm, choiceOf, hostsOf, type PlaceForm } from './model-form.ts';
import { isInLink, withModels } from './model-link.ts';
import { PlaceCard } from './PlaceCard.tsx';
import { PlaceFields } from './PlaceFields.tsx';

const judgeKinds = ['shipped', 'none', 'disk', 'hub', 'address'] as const;
const places = [
	{
		role: 'writer',
		label: 'Writes',
		kinds: ['shipped', 'disk', 'hub', 'address', 'server'],
	},
	{ role: 'judge', label: 'Judges steps', kinds: judgeKinds },
	{ role: 'outcome', label: 'Judges outcomes', kinds: judgeKinds },
] as const;

const ways = [
	{ value: '', label: 'as it fits' },
	...Object.entries(waysToRead).map(([value, label]) => ({ value, label })),
];

/** @param linked what the address of the page named; null for nothing. */
export function PickerPanel({ linked }: { readonly linked: ChoiceForm | null }) {
	const engine = useEngine();
	const [form, setForm] = useState(linked ?? blankChoice);
	const [isFresh, setIsFresh] = useState(linked !== null);
	const [candidates, setCandidates] = useState<number>(defaultSettings.candidates);
	const [said, setSaid] = useState('');
	const chosen = choiceOf(form);

	const change = (role: ModelRole) => (part: Partial<PlaceForm>) => {
		setSaid('');
		setForm((before) => ({ ...before, [role]: { ...before[role], ...part } }));
	};
	const drop = async (role: ModelRole, event: DragEvent) => {
		const dropped = await droppedFiles(event);
		if (dropped !== null) change(role)({ kind: 'disk', ...dropped });
	};
	const use = (choice: ModelChoice) => {
		engine.chooseModels(choice);
		const query = withModels(location.search, choice);
		history.replaceState(history.state, '', location.pathname + query + location.hash);
		setIsFresh(false);
		setSaid(usedWords(choice));
	};
	return (
		<Stack space={3}>
			{isFresh && (
				<Note tone="accent">
					This link names models. Nothing is asked of anybody before you press a button here.
				</Note>
			)}
			<div className={css['places']}>
				{places.map(({ role, label, kinds }) => (
					<section
						key={role}
						aria-label={`Place: ${label}`}
						data-testid="place"
						onDragOver={(event) => event.preventDefault()}
						onDrop={(event) => {
							event.preventDefault();
							void drop(role, event.nativeEvent);
						}}
					>
						<Stack space={2}>
							<PlaceFields
								role={role}
								label={label}
								kinds={kinds}
								form={form[role]}
								onChange={change(role)}
							/>
							{role === 'judge' && isForeign(form.judge) && (
								<SelectField
									label="Read"
									options={ways}
									value={form.readAs}
									onChange={(readAs) => setForm((before) => ({ ...before, readAs }))}
								/>
							)}
							<PlaceCard
								role={role}
								form={form[role]}
								readAs={form.readAs || null}
								candidates={candidates}
							/>
						</Stack>
					</section>
				))}
			</div>
			<Row>
				<ActionButton
					blocked={typeof chosen === 'string'}
					onPress={() => typeof chosen !== 'string' && use(chosen)}
				>
					Use these models
				</ActionButton>
				<Hint role="status">
					{typeof chosen === 'string' ? chosen : said || askedWords(hostsOf(chosen))}
				</Hint>
			</Row>
			<div className={css['number']}>
				<NumberField
					label="Candidates to reckon memory for"
					range={{ min: 1, max: mostCandidates, step: 1 }}
					value={candidates}
					onChange={setCandidates}
				/>
			</div>
			<Hint>
				Llama, Mistral, Qwen2 and Qwen3 models run here, as Hugging Face folders or GGUF files.
			</Hint>
		</Stack>
	);
}

function isForeign({ kind }: PlaceForm): boolean {
	return kind === 'disk' || kind === 'hub' || kind === 'address';
}

function askedWords(hosts: readonly string[]): string {
	return hosts.length === 0
		? 'Nothing leaves this device.'
		: `Loading them asks ${hosts.join(' and ')}.`;
}

function usedWords(choice: ModelChoice): string {
	const link = isInLink(choice)
		? 'The address of this page names them.'
		: 'The address of this page names those that others can reach too, and a file of yours by its SHA-256 once it is loaded.';
	return `The next load takes these. ${askedWords(hostsOf(choice))} ${link}`;
}
