import { lazy, Suspense, useMemo } from 'react';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { Columns } from '../../parts/layout/Columns.tsx';
import { useShape } from '../../parts/link/shape-context.ts';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { useReveal } from '../../parts/reveal/useReveal.ts';
import { RewardNote } from '../../parts/reward/RewardNote.tsx';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import { Spoken } from '../../parts/text/Hidden.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import type { Given, Linked, PageProps } from '../page-props.ts';
import { EstimateFigures } from './EstimateFigures.tsx';
import { LabControls } from './LabControls.tsx';
import { LabelPanel } from './LabelPanel.tsx';
import { LabSettings } from './LabSettings.tsx';
import { LabShare } from './LabShare.tsx';
import { findingsOf, stepsToLabel, withoutLabel } from './lab-findings.ts';
import type { LabLink } from './lab-link.ts';
import { labSolution } from './lab-solution.ts';
import { announcement, statusWords } from './lab-words.ts';
import { RolloutList } from './RolloutList.tsx';
import { useShownRollouts } from './RolloutReveal.tsx';
import { SolutionCard } from './SolutionCard.tsx';
import { useLab } from './useLab.ts';
import { useLabDraft } from './useLabDraft.ts';

const GuessBoard = lazy(async () => ({ default: (await import('./GuessBoard.tsx')).GuessBoard }));

type Props = PageProps & Linked<LabLink> & { readonly given: Given | null };

/** How Math-Shepherd labels steps without people: rollouts of each prefix (section 3.3). */
export function LabPage({ given, link }: Props) {
	const { models } = useEngineState();
	const [draft, change] = useLabDraft(given, link);
	const { source, problemSeed, flawed, given: kept, answer } = draft;
	const solution = useMemo(
		() => labSolution({ source, problemSeed, flawed, given: kept, answer }),
		[source, problemSeed, flawed, kept, answer],
	);
	const { job, end, record, start, stop } = useLab(solution);
	const findings = useMemo(() => findingsOf(solution, record), [solution, record]);

	const { hides } = useShape();
	const reveal = useReveal({ key: solution.key, hides, steps: findings.length });
	/** Whether a class has still to guess. */
	const isHidden = reveal.isOn && reveal.next !== null;
	const busy = job !== null;
	const { obstacle, problem } = solution;
	const gold = problem.answer;
	const chosen = findings[draft.step] ?? findings[0];
	const isProjected = useProjector();
	const rollouts = useShownRollouts(solution.key, chosen, isProjected && !reveal.isOn);
	const settings = {
		rollouts: draft.rollouts,
		temperature: draft.temperature,
		seed: draft.seed,
	};

	return (
		<>
			<PageHead title="Completer lab: how the labels are made">
				<p>
					Nobody labelled the steps that Math-Shepherd learns from. From each step of a solution, a
					completer finishes the solution N times. A step whose rollouts reach the right answer is
					labelled good. The process reward model (PRM) learns to predict these labels.
				</p>
				<Hint>
					The completer here is the generator shipped with this page. It is weaker than the
					completer that labelled the training data, so the estimates here are lower.
				</Hint>
			</PageHead>
			<UnfamiliarNote familiarity={record.familiarity} />
			<Columns second="side">
				<SolutionCard
					draft={draft}
					solution={solution}
					findings={rollouts.isHeld ? findings.map(withoutLabel) : findings}
					chosen={chosen?.at ?? 0}
					isHidden={isHidden}
					onChange={change}
				/>
				<Panel heading="Rollouts">
					{!isProjected && <LabSettings settings={settings} onChange={change} />}
					<LabControls
						busy={busy}
						rollouts={draft.rollouts}
						chosen={chosen}
						unlabelled={stepsToLabel(solution, record, settings).length}
						obstacle={obstacle}
						onStart={(scope) => start(scope, settings)}
						onStop={stop}
					/>
					<StatusLine>
						{(isHidden || rollouts.isHeld) && busy
							? 'Rolling out…'
							: statusWords(models, job, end, findings, obstacle)}
					</StatusLine>
					{chosen !== undefined && !isHidden && !rollouts.isHeld && (
						<EstimateFigures finding={chosen} gold={gold} rollouts={draft.rollouts} />
					)}
				</Panel>
			</Columns>
			{reveal.isOn && (
				<Suspense>
					<GuessBoard reveal={reveal} solution={solution} findings={findings} />
				</Suspense>
			)}
			{chosen !== undefined && !isHidden && (
				<RolloutList
					finding={chosen}
					gold={gold}
					shown={rollouts}
					live={job !== null && job.at === chosen.at}
				/>
			)}
			{!isHidden && !rollouts.isHeld && (
				<LabelPanel findings={findings} problem={problem} job={job} rollouts={draft.rollouts} />
			)}
			<RewardNote />
			<LabShare draft={draft} solution={solution} findings={findings} />
			{!isHidden && !rollouts.isHeld && <Spoken>{announcement(models, job, chosen)}</Spoken>}
		</>
	);
}
