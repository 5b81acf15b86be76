import { useState } from 'react';
import { placeWords } from '../../engine/choice.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { modelPickerId } from '../../parts/engine/model-picker.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './ModelPicker.module.css';
import { blankPlace, choiceOf, hostsOf } from './model-form.ts';
import { PlaceFields } from './PlaceFields.tsx';

/** Which models work here: the shipped ones, or those that others made. */
export function ModelPicker() {
	const engine = useEngine();
	const { choice } = useEngineState();
	const [writer, setWriter] = useState(blankPlace);
	const [judge, setJudge] = useState(blankPlace);
	const chosen = choiceOf(writer, judge);
	return (
		<details id={modelPickerId} className={css['picker']}>
			<summary>
				Models: {placeWords(choice.writer)} writes, {placeWords(choice.judge)} judges
			</summary>
			<div className={css['places']}>
				<PlaceFields
					label="Writer"
					kinds={['shipped', 'disk', 'hub', 'address', 'server']}
					form={writer}
					onChange={(change) => setWriter((before) => ({ ...before, ...change }))}
				/>
				<PlaceFields
					label="Judge of steps"
					kinds={['shipped', 'none', 'disk', 'hub', 'address']}
					form={judge}
					onChange={(change) => setJudge((before) => ({ ...before, ...change }))}
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
