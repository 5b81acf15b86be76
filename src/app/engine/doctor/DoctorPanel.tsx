import { useState } from 'react';
import { typedProblem } from '../../../domain/problem.ts';
import { splitSteps } from '../../../domain/solution.ts';
import { checkWords } from '../../../engine/card-words.ts';
import { type ModelRole, placeWords } from '../../../engine/choice.ts';
import type { EngineFailure } from '../../../engine/failure.ts';
import type { Examination, Inspection } from '../../../engine/inspection.ts';
import type { EngineState } from '../../../engine/models.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useDesk, useEngine, useEngineState } from '../../../parts/engine/engine-context.ts';
import { useLoadLabel } from '../../../parts/engine/load-label.ts';
import { StatusLine } from '../../../parts/engine/StatusLine.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { TextArea } from '../../../parts/field/TextField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { FindingList } from '../FindingList.tsx';
import { failureTitles } from '../failure-titles.ts';
import { hostOf } from '../model-form.ts';
import { StepNumbers } from './StepNumbers.tsx';
import { TokenString } from './TokenString.tsx';

const exampleProblem = 'Ann has 3 boxes with 4 apples each and eats 2 apples. How many are left?';
const exampleSolution = 'There are 3*4 = 12 apples.\nAfter that 12-2 = 11 are left.\n#### 11';

const roles: readonly { readonly value: ModelRole; readonly label: string }[] = [
	{ value: 'judge', label: 'the judge of steps' },
	{ value: 'writer', label: 'the writer' },
	{ value: 'outcome', label: 'the judge of outcomes' },
];

/** What was found out, as far as it has come. */
type Found = {
	readonly role: ModelRole;
	readonly steps: readonly string[];
	readonly inspection: Inspection | null;
	readonly examination: Examination | null;
	readonly failure: EngineFailure | null;
};

/** Shows what a chosen model reads of a text, what a judge says there, and what looks wrong. */
export function DoctorPanel() {
	const engine = useEngine();
	const state = useEngineState();
	const [desk, { busy, end }] = useDesk('doctor');
	const loadLabel = useLoadLabel();
	const [role, setRole] = useState<ModelRole>('judge');
	const [problem, setProblem] = useState(exampleProblem);
	const [solution, setSolution] = useState(exampleSolution);
	const [found, setFound] = useState<Found | null>(null);
	const [isReading, setIsReading] = useState(false);

	const place = state.choice[role];
	const isForeign = hasFiles(state, role);
	const steps = splitSteps(solution);
	const lacks = lackWords(state, role) ?? (steps.length === 0 ? 'Write a step.' : null);

	const examine = (begun: Found) =>
		desk.start({
			task: (use) => use.run({ kind: 'examine', problem: typedProblem(problem), steps }),
			tell: (event) => {
				if (event.kind !== 'examined') return;
				setFound({ ...begun, examination: event.examination });
			},
		});
	const start = async () => {
		let begun: Found = { role, steps, inspection: null, examination: null, failure: null };
		setFound(begun);
		if (isForeign) {
			setIsReading(true);
			const { readAs } = state.choice;
			const text = { question: typedProblem(problem).question, steps };
			const seen = await engine.inspect({ place, role, readAs, text });
			setIsReading(false);
			begun = seen.ok ? { ...begun, inspection: seen.value } : { ...begun, failure: seen.error };
			setFound(begun);
			if (!seen.ok || seen.value.reading === null) return;
		}
		if (role === 'judge') examine(begun);
	};
	const label = role === 'judge' ? loadLabel('Examine', 'examine') : 'Examine';
	return (
		<Stack space={3}>
			<SelectField
				label="Examine"
				beside
				options={roles}
				value={role}
				onChange={(chosen) => {
					setRole(chosen);
					setFound(null);
				}}
			/>
			<TextArea label="Problem" rows={2} value={problem} onChange={setProblem} />
			<TextArea label="Solution, a step a line" rows={4} value={solution} onChange={setSolution} />
			<Row>
				<ActionButton blocked={busy || isReading || lacks !== null} onPress={() => void start()}>
					{label}
				</ActionButton>
				<Hint role="status">
					{lacks ?? `${placeWords(place)} is examined. ${askedWords(hostOf(place))}`}
				</Hint>
			</Row>
			<StatusLine>{isReading ? 'Reading its small files…' : ''}</StatusLine>
			{end === 'failed' && state.models.kind === 'failed' && (
				<Named failure={state.models.failure} />
			)}
			{found !== null && <FoundView found={found} state={state} />}
		</Stack>
	);
}

function FoundView({ found, state }: { readonly found: Found; readonly state: EngineState }) {
	const { inspection, examination, failure } = found;
	const reading = inspection?.reading ?? examination;
	const findings = [...(inspection?.findings ?? []), ...(examination?.findings ?? [])];
	const isDone = examination !== null || (reading !== null && found.role !== 'judge');
	return (
		<div aria-live="polite">
			<Stack space={3}>
				{failure !== null && <Named failure={failure} />}
				<FindingList findings={findings} />
				{isDone && findings.length === 0 && <p>Nothing looks wrong.</p>}
				{reading !== null && <TokenString reading={reading} />}
				{examination !== null && <StepNumbers examination={examination} steps={found.steps} />}
				{examination !== null && <p>Self-check on load: {checkOf(state)}.</p>}
			</Stack>
		</div>
	);
}

function Named({ failure }: { readonly failure: EngineFailure }) {
	return (
		<p>
			<strong>{failureTitles[failure.code]}.</strong> {failure.message}
		</p>
	);
}

function checkOf({ models }: EngineState): string {
	const check = models.kind === 'ready' ? models.info.foreign.judge?.check : null;
	return checkWords(check ?? { kind: 'golden' });
}

function hasFiles({ choice }: EngineState, role: ModelRole): boolean {
	return ['disk', 'hub', 'address'].includes(choice[role].kind);
}

/** Why nothing can be examined at a place; null where something can. */
function lackWords(state: EngineState, role: ModelRole): string | null {
	const { kind } = state.choice[role];
	if (kind === 'none') return 'Nobody is there to examine: choose a model above.';
	if (kind === 'server') return 'A server does not say what its model reads.';
	if (kind === 'shipped' && role !== 'judge') {
		return 'The shipped judge shows both of its rewards: examine the judge of steps.';
	}
	return null;
}

function askedWords(hosts: readonly string[]): string {
	return hosts.length === 0 ? 'Nothing leaves this device.' : `This asks ${hosts.join(' and ')}.`;
}
