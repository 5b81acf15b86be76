import type { EngineState } from '../../engine/models.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { formatMegabytes } from '../../parts/words/number-words.ts';

/** How much of the models this browser keeps for the next visit, and the way to be rid of it. */
export function KeptFiles() {
	const engine = useEngine();
	const { models, files } = useEngineState();
	const { keptBytes, cleared } = files;
	const isBlocked = models.kind === 'loading' || keptBytes === null || keptBytes === 0;
	return (
		<Row>
			<p>
				<span role="status">{clearedWords(cleared)}</span>
				Models and runtime kept in this browser: <strong>{sizeWords(keptBytes)}</strong>
			</p>
			<ActionButton size="card" blocked={isBlocked} onPress={() => void engine.clearKept()}>
				Clear
			</ActionButton>
			{files.models.map((model) => (
				<Row key={model.key}>
					<p>
						{model.name}
						{model.isWhole ? '' : ' (in part)'}: <strong>{formatMegabytes(model.bytes)}</strong>
					</p>
					<ActionButton
						size="card"
						blocked={models.kind === 'loading'}
						aria-label={`Clear ${model.name}`}
						onPress={() => void engine.clearModel(model)}
					>
						Clear
					</ActionButton>
				</Row>
			))}
		</Row>
	);
}

function clearedWords(cleared: EngineState['files']['cleared']): string {
	if (cleared === null) return '';
	const freed = formatMegabytes(cleared.bytes);
	return cleared.name === null
		? `Cleared: ${freed} are free again. The next load downloads them anew. `
		: `${cleared.name} is cleared: ${freed} are free again. `;
}

function sizeWords(bytes: number | null): string {
	if (bytes === null) return '–';
	return bytes === 0 ? 'none' : formatMegabytes(bytes);
}
