import { useRef } from 'react';
import { isShipped } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useKeptFocus } from '../../parts/button/useKeptFocus.ts';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { openModelPicker } from '../../parts/engine/model-picker.ts';
import { Row } from '../../parts/layout/Row.tsx';
import css from './FailurePanel.module.css';
import { failureTitles } from './failure-titles.ts';

/** What another backend may do better. */
const ofTheBackend: readonly EngineFailure['code'][] = [
	'unsupported',
	'check-failed',
	'device-lost',
	'worker-died',
	'timeout',
	'internal',
];

/** What went wrong, and the ways on; nothing where nothing did. */
export function FailurePanel() {
	const engine = useEngine();
	const { models, backend, choice } = useEngineState();
	if (models.kind !== 'failed') return null;
	return (
		<Panel
			failure={models.failure}
			onRetry={() => engine.retry()}
			onUseWebAssembly={
				backend === 'wasm' || !ofTheBackend.includes(models.failure.code)
					? null
					: () => engine.retry('wasm')
			}
			onChooseModels={isShipped(choice) ? null : openModelPicker}
		/>
	);
}

type Props = {
	readonly failure: EngineFailure;
	readonly onRetry: () => void;
	/** Absent where WebAssembly is what failed, and where it would fail in the same way. */
	readonly onUseWebAssembly: (() => void) | null;
	/** Absent where nothing but the shipped models was chosen. */
	readonly onChooseModels: (() => void) | null;
};

function Panel({ failure, onRetry, onUseWebAssembly, onChooseModels }: Props) {
	const panel = useRef<HTMLDivElement>(null);
	useKeptFocus(panel);
	return (
		<div ref={panel} className={css['panel']} role="alert">
			<h2>{failureTitles[failure.code]}</h2>
			<p>{failure.message}</p>
			<Row>
				<ActionButton primary onPress={onRetry}>
					Try again
				</ActionButton>
				{onUseWebAssembly !== null && (
					<ActionButton onPress={onUseWebAssembly}>Use WebAssembly instead</ActionButton>
				)}
				{onChooseModels !== null && (
					<ActionButton onPress={onChooseModels}>Choose other models</ActionButton>
				)}
			</Row>
		</div>
	);
}
