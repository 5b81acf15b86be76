import { useState } from 'react';
import { type ModelRole, placeWords } from '../../engine/choice.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { modelPickerId } from '../../parts/engine/model-picker.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './ModelPicker.module.css';
import { blankChoice, choiceOf, hostsOf, type PlaceForm } from './model-form.ts';
import { PlaceFields } from './PlaceFields.tsx';

/** Which models work here: the shipped ones, or those that others made. */
export function ModelPicker() {
	const engine = useEngine();
	const { choice } = useEngineState();
	const [form, setForm] = useState(blankChoice);
	const change = (role: ModelRole) => (part: Partial<PlaceForm>) =>
		setForm((before) => ({ ...before, [role]: { ...before[role], ...part } }));
	const chosen = choiceOf(form);
	return (
		<details id={modelPickerId} className={css['picker']}>
			<summary>
				Models: {placeWords(choice.writer)} writes, {placeWords(choice.judge)} judges
			</summary>
			<div className={css['places']}>
				<PlaceFields
					label="Writer"
					kinds={['shipped', 'disk', 'hub', 'address', 'server']}
					form={form.writer}
					onChange={change('writer')}
				/>
				<PlaceFields
					label="Judge of steps"
					kinds={['shipped', 'none', 'disk', 'hub', 'address']}
					form={form.judge}
					onChange={change('judge')}
				/>
				<PlaceFields
					label="Judge of outcomes"
					kinds={['shipped', 'none', 'disk', 'hub', 'address']}
					form={form.outcome}
					onChange={change('outcome')}
				/>
			</div>
			<Row>
				<ActionButton
					blocked={typeof chosen === 'string'}
					onPress={() => typeof chosen !== 'string' && engine.chooseModels(chosen)}
				>
					Use these models
				</ActionButton>
				<Hint role="status">
					{typeof chosen === 'string' ? chosen : askedWords(hostsOf(chosen))}
				</Hint>
			</Row>
			<Hint>
				Llama, Mistral, Qwen2 and Qwen3 models run here, as Hugging Face folders or GGUF files; a
				judge is a process reward model such as Math-Shepherd’s, Skywork’s or Qwen’s.
			</Hint>
		</details>
	);
}

function askedWords(hosts: readonly string[]): string {
	return hosts.length === 0
		? 'Nothing leaves this device.'
		: `Loading them asks ${hosts.join(' and ')}.`;
}
