import { useRef } from 'react';
import type { EngineFailure } from '../../engine/failure.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useKeptFocus } from '../../parts/button/useKeptFocus.ts';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { Row } from '../../parts/layout/Row.tsx';
import css from './FailurePanel.module.css';

const titles: Readonly<Record<EngineFailure['code'], string>> = {
	download: 'The models could not be downloaded',
	offline: 'There is no connection',
	outdated: 'A newer version is out',
	missing: 'A model file is missing',
	corrupt: 'A model file arrived damaged',
	'not-a-model': 'This is no model that can be read',
	truncated: 'A model file is not whole',
	'file-changed': 'A model file changed while it was read',
	'unsupported-type': 'These weights are of a kind that is not read here',
	'unknown-architecture': 'This kind of model is not computed here',
	'wrong-shape': 'A model file does not fit its description',
	'missing-tensor': 'A part of the model is missing',
	'vocabulary-mismatch': 'Tokenizer and weights do not belong together',
	'cross-origin': 'The address does not let this page read it',
	gated: 'The host wants to know who asks',
	'too-large': 'The model is too large for this device',
	'remote-address': 'This is no address of a model server',
	'remote-unreachable': 'The model server cannot be asked',
	'remote-key': 'The model server does not take the key',
	'remote-busy': 'The model server is busy',
	'remote-refused': 'The model server refused the request',
	'remote-broken': 'The model server broke off',
	unsupported: 'This browser cannot run the models this way',
	'check-failed': 'The models compute wrong numbers here',
	'device-lost': 'The graphics device was lost',
	'worker-died': 'The models stopped working',
	timeout: 'The models took too long to answer',
	cancelled: 'Loading was cancelled',
	'storage-full': 'The models could not be kept',
	'storage-blocked': 'The models could not be kept',
	internal: 'Something in Steplight broke',
};

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
	const { models, backend } = useEngineState();
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
		/>
	);
}

type Props = {
	readonly failure: EngineFailure;
	readonly onRetry: () => void;
	/** Absent where WebAssembly is what failed, and where it would fail in the same way. */
	readonly onUseWebAssembly: (() => void) | null;
};

function Panel({ failure, onRetry, onUseWebAssembly }: Props) {
	const panel = useRef<HTMLDivElement>(null);
	useKeptFocus(panel);
	return (
		<div ref={panel} className={css['panel']} role="alert">
			<h2>{titles[failure.code]}</h2>
			<p>{failure.message}</p>
			<Row>
				<ActionButton primary onPress={onRetry}>
					Try again
				</ActionButton>
				{onUseWebAssembly !== null && (
					<ActionButton onPress={onUseWebAssembly}>Use WebAssembly instead</ActionButton>
				)}
			</Row>
		</div>
	);
}
