import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { formatMegabytes } from '../../parts/words/number-words.ts';

/** How much of the models this browser keeps for the next visit, and the way to be rid of it. */
export function KeptFiles() {
	const engine = useEngine();
	const { models, files } = useEngineState();
	const { keptBytes, isCleared } = files;
	const isBlocked = models.kind === 'loading' || keptBytes === null || keptBytes === 0;
	return (
		<Row>
			<p>
				<span role="status">{isCleared && 'Cleared. The next load downloads them again. '}</span>
				Models and runtime kept in this browser: <strong>{sizeWords(keptBytes)}</strong>
			</p>
			<ActionButton size="card" blocked={isBlocked} onPress={() => void engine.clearKept()}>
				Clear
			</ActionButton>
		</Row>
	);
}

function sizeWords(bytes: number | null): string {
	if (bytes === null) return '–';
	return bytes === 0 ? 'none' : formatMegabytes(bytes);
}
