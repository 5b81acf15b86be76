import { useState } from 'react';
import type { Result } from '../../domain/result.ts';
import {
	checkWords,
	memoryBytes,
	parameterWords,
	precisionWords,
	waveWords,
} from '../../engine/card-words.ts';
import { isSamePlace, type ModelPlace, type ModelRole } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { LoadedModel } from '../../engine/info.ts';
import type { Inspection, ModelCard } from '../../engine/inspection.ts';
import type { EngineState } from '../../engine/models.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { type Fact, FactList } from '../../parts/facts/FactList.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { formatMegabytes } from '../../parts/words/number-words.ts';
import { FindingList } from './FindingList.tsx';
import { failureTitles } from './failure-titles.ts';
import { hostOf, type PlaceForm, placeOf } from './model-form.ts';
import { isSha256 } from './model-link.ts';

type Props = {
	readonly role: ModelRole;
	readonly form: PlaceForm;
	readonly readAs: string | null;
	/** That memory is reckoned for. */
	readonly candidates: number;
};

const missing: Readonly<Record<ModelRole, string>> = {
	writer: 'Missing: solutions.',
	judge: 'Missing: step rewards. There are votes and the calculator.',
	outcome: 'Missing: outcome rewards. Verification by the whole is left out.',
};

/** What is known of the model at a place: from its small files where it is looked at, more once it is loaded. */
export function PlaceCard({ role, form, readAs, candidates }: Props) {
	const state = useEngineState();
	const place = placeOf(form);
	if (typeof place === 'string') return null;
	switch (place.kind) {
		case 'none':
			return <Hint>{missing[role]}</Hint>;
		case 'shipped':
			return <FactList facts={shippedFacts(state)} />;
		case 'server':
			return (
				<Hint>
					It runs at {hostOf(place)[0]}, which is sent each problem; nothing is downloaded, and no
					memory is taken here.
				</Hint>
			);
		case 'disk':
		case 'hub':
		case 'address':
			// Another place has another card.
			return (
				<ForeignCard
					key={JSON.stringify([form, form.files.map(({ file }) => file.size), readAs])}
					{...{ role, form, readAs, candidates }}
				/>
			);
	}
}

function ForeignCard({ role, form, readAs, candidates }: Props) {
	const engine = useEngine();
	const state = useEngineState();
	const [seen, setSeen] = useState<Result<Inspection, EngineFailure> | 'looking' | null>(null);
	const place = placeOf(form);
	if (typeof place === 'string') return null;
	const [host] = hostOf(place);
	const look = async () => {
		setSeen('looking');
		setSeen(await engine.inspect({ place, role, readAs, text: null }));
	};
	const isLooking = seen === 'looking';
	const loaded = loadedOf(state, role, place);
	return (
		<>
			{form.kind === 'disk' && form.wanted !== '' && loaded !== null && (
				<Hint>{wantedWords(form.wanted, loaded)}</Hint>
			)}
			<Row>
				<ActionButton size="card" blocked={isLooking} onPress={() => void look()}>
					{isLooking ? 'Looking…' : 'Look at it'}
				</ActionButton>
				<Hint>
					{host === undefined ? 'Reads its small files here.' : `Asks ${host} for its small files.`}
				</Hint>
			</Row>
			<div aria-live="polite">
				{seen !== null && seen !== 'looking' && !seen.ok && (
					<Hint>
						<strong>{failureTitles[seen.error.code]}.</strong> {seen.error.message}
					</Hint>
				)}
				{seen !== null && seen !== 'looking' && seen.ok && (
					<>
						<FactList facts={facts(seen.value.card, role, candidates, loaded)} />
						<FindingList findings={seen.value.findings} />
					</>
				)}
			</div>
		</>
	);
}

function wantedWords(wanted: string, { files }: LoadedModel): string {
	return files.some(({ hash }) => hash === wanted)
		? 'This is the file that the link names.'
		: 'This is another file than the link names: its SHA-256 is a different one, so its figures may be too.';
}

/** What was loaded from that place. */
function loadedOf({ models }: EngineState, role: ModelRole, place: ModelPlace): LoadedModel | null {
	if (models.kind !== 'ready' || !isSamePlace(models.choice[role], place)) return null;
	return models.info.foreign[role] ?? null;
}

function shippedFacts({ files: { missingBytes } }: EngineState): readonly Fact[] {
	const download = missingBytes === null ? '–' : formatMegabytes(missingBytes);
	return [
		{ name: 'Source', value: 'this site: shepherd-nano' },
		{ name: 'Download now, for all places', value: download },
		{ name: 'Licence', value: 'MIT' },
		{ name: 'Hash', value: 'SHA-256, checked' },
		{ name: 'Self-check', value: checkWords({ kind: 'golden' }) },
	];
}

/** Of a disk's files it is computed while they are read. */
function hashOf({ hash, isDownload }: ModelCard, loaded: LoadedModel | null): string {
	const hashes = (loaded?.files ?? []).flatMap(({ hash }) => (isSha256(hash ?? '') ? [hash] : []));
	if (hashes.length > 0) return `SHA-256 ${hashes.join(', ')}`;
	return hash ?? (isDownload ? 'not known' : 'SHA-256, when it is loaded');
}

function facts(
	card: ModelCard,
	role: ModelRole,
	candidates: number,
	loaded: LoadedModel | null,
): readonly Fact[] {
	const memory = (backend: 'webgpu' | 'wasm'): string => {
		const { obstacle, precision } = card.on[backend];
		if (obstacle !== null) return obstacle;
		const bytes = formatMegabytes(memoryBytes(card, backend, candidates));
		const rows = `${candidates}${waveWords(card, backend, candidates)}`;
		return `up to ${bytes} for ${rows}; ${precisionWords(precision)}`;
	};
	return [
		{ name: 'Source', value: card.name },
		{
			name: 'Model',
			value: `${card.architecture}, ${card.layers} layers, ${parameterWords(card.parameters)} parameters`,
		},
		{
			name: card.isDownload ? 'Download' : 'Size',
			value: `${formatMegabytes(card.sourceBytes)}, ${card.format}`,
		},
		{ name: 'Licence', value: card.licence ?? 'not said' },
		{ name: 'Hash', value: hashOf(card, loaded) },
		{ name: 'WebGPU', value: memory('webgpu') },
		{ name: 'WebAssembly', value: memory('wasm') },
		...(role === 'writer'
			? []
			: [{ name: 'Read as', value: card.adapter?.name ?? 'no known way' }]),
		{
			name: 'Self-check',
			value: loaded === null ? 'when it is loaded' : checkWords(loaded.check),
		},
	];
}
