import { useCallback, useRef, useState } from 'react';
import type { Call } from '../../domain/first-error.ts';
import type { Veil } from '../../domain/reveal.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { Columns } from '../../parts/layout/Columns.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { useShape } from '../../parts/link/shape-context.ts';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { useReveal } from '../../parts/reveal/useReveal.ts';
import { RewardNote } from '../../parts/reward/RewardNote.tsx';
import type { Linked } from '../page-props.ts';
import { BuildPanel } from './BuildPanel.tsx';
import { CardPanel } from './CardPanel.tsx';
import { type FileDeck, keptFileDeck } from './file-deck.ts';
import { type Game, phaseOf } from './game.ts';
import { ModelDeck } from './ModelDeck.tsx';
import { PlayAnnouncer } from './PlayAnnouncer.tsx';
import css from './PlayPage.module.css';
import { PlayShare } from './PlayShare.tsx';
import { PrmNote } from './PrmNote.tsx';
import { PrmVerdict } from './PrmVerdict.tsx';
import type { PlayLink } from './play-link.ts';
import { playerScore, prmScore, resultsOf } from './results.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { StartPanel } from './StartPanel.tsx';
import { Summary } from './Summary.tsx';
import { TeacherFiles } from './TeacherFiles.tsx';
import { TeacherOptions } from './TeacherOptions.tsx';
import { useAnswerKeys } from './useAnswerKeys.ts';
import { useCountdown } from './useCountdown.ts';
import { useGame } from './useGame.ts';
import { usePageShown } from './usePageShown.ts';
import { usePlayEngine } from './usePlayEngine.ts';
import { usePlayOptions } from './usePlayOptions.ts';
import { usePrm } from './usePrm.ts';
import { useTurnFocus } from './useTurnFocus.ts';

/** The player judges solutions as the PRM does: which step is the first wrong one? */
export function PlayPage({ link }: Linked<PlayLink>) {
	const { models } = useEngineState();
	const shown = usePageShown();
	const [options, change] = usePlayOptions(shown, link);
	const { showsPrm, secondsPerCard, stepwise } = options;
	const [file, setFile] = useState(keptFileDeck.read);
	const deck = useGame(options, file);
	const { cards, game, act } = deck;
	const engine = usePlayEngine();
	const prm = usePrm(deck, engine, showsPrm && shown);
	const [note, setNote] = useState('');

	const phase = phaseOf(game, cards.length);
	const card = cards[game.at] ?? null;
	const call = game.calls[game.at] ?? null;
	const waits = secondsPerCard !== null && !game.begun && game.calls.length === 0;
	const building = engine.task?.kind === 'build' ? engine.task : null;
	const isAsking = phase === 'asking' && !waits && building === null;

	const shape = useShape();
	const hides = veilsOf(shape.hides, stepwise && call === null);
	const isProjected = useProjector();
	const reveal = useReveal({
		key: `${options.seed}/${game.at}/${card?.problem.id ?? ''}`,
		hides: hides.filter((veil) => veil !== 'answer' && (showsPrm || veil !== 'rewards')),
		steps: card?.steps.length ?? 0,
		isWriting: call === null,
	});
	/** Whether the truth of the card shown is still hidden, though it was called. */
	const isHeld = phase === 'shown' && reveal.isOn && reveal.next !== null;

	const onCall = useCallback((called: Call) => act({ kind: 'call', call: called }), [act]);
	const onNext = useCallback(() => act({ kind: 'next' }), [act]);
	useAnswerKeys({
		active: shown && building === null,
		steps: reveal.seen.steps,
		isWhole: reveal.seen.steps === card?.steps.length,
		onCall: isAsking ? onCall : null,
		onNext: phase === 'shown' ? onNext : null,
	});
	const limit = secondsPerCard ?? Number.POSITIVE_INFINITY;
	const onSecond = useCallback(() => act({ kind: 'tick', limit }), [act, limit]);
	useCountdown(isAsking && shown && secondsPerCard !== null, onSecond);

	const region = useRef<HTMLDivElement>(null);
	useTurnFocus(region, `${game.at}/${phase}/${waits}`, phase !== 'shown');

	const results = resultsOf(cards, game);
	/** The card that is still open counts for nothing. */
	const counted = isHeld ? results.slice(0, game.at) : results;
	const score = playerScore(counted);

	const build = () => {
		setNote('');
		const { authored } = deck;
		if (authored === null) return;
		engine.build(authored, options.seed, (samples: Game['samples']) => {
			if (samples.some((sample) => sample !== null)) deck.deal(authored, samples);
			else setNote('No solution by the model could be used; the deck stays as it was.');
		});
	};
	const open = (chosen: FileDeck | null) => {
		if (chosen === null) keptFileDeck.forget();
		else keptFileDeck.keep(chosen);
		setFile(chosen);
	};
	const newDeck = () => {
		open(null);
		change({ seed: randomProblemSeed() });
	};

	const prmVerdict = showsPrm ? (
		<PrmVerdict view={prm} firstWrong={card?.firstWrong ?? null} />
	) : null;

	return (
		<>
			<PageHead title="Be the verifier">
				<p>
					{file === null
						? 'Each card is a solution to a fresh problem; about half have an error.'
						: `Each card is a solution of ${file.name}, judged by its labels.`}{' '}
					Find the first wrong step, or say that all are right, and compare yourself with the
					process reward model (PRM).
				</p>
			</PageHead>
			<Columns second="narrow">
				<div ref={region} className={css['table']}>
					{building !== null ? (
						<BuildPanel done={building.done} of={building.of} onStop={engine.stop} />
					) : waits ? (
						<StartPanel
							cards={cards.length}
							secondsPerCard={secondsPerCard}
							onStart={() => act({ kind: 'begin' })}
						/>
					) : card === null ? (
						<Summary
							options={options}
							file={file}
							results={results}
							prmVerdict={results.some((result) => result.prm === null) ? prmVerdict : null}
							onAgain={() => act({ kind: 'again' })}
							onNewDeck={newDeck}
						/>
					) : (
						<CardPanel
							card={card}
							at={game.at}
							of={cards.length}
							sample={game.samples[game.at] ?? null}
							deckByModel={game.samples.some((sample) => sample !== null)}
							call={call}
							reveal={reveal}
							secondsLeft={
								secondsPerCard === null ? null : Math.max(0, secondsPerCard - game.secondsUsed)
							}
							prm={showsPrm ? prm : null}
							prmVerdict={prmVerdict}
							onCall={onCall}
							onNext={onNext}
						/>
					)}
					{showsPrm && phase === 'shown' && building === null && (
						<>
							<RewardNote />
							<PrmNote engine={models.kind === 'ready' ? models.info : null} />
						</>
					)}
				</div>
				{!isProjected && (
					<Card>
						<ScoreTable player={score} prm={showsPrm ? prmScore(counted) : null} />
						{deck.authored !== null && (
							<Control name="writer">
								<ModelDeck
									samples={game.samples}
									cards={cards.length}
									busy={engine.task !== null}
									note={note}
									onBuild={build}
									onAuthored={() => deck.deal(deck.authored ?? [], [])}
								/>
							</Control>
						)}
						<TeacherOptions options={options} onChange={change} onNewDeck={newDeck} />
						<TeacherFiles deck={file} onDeck={open} />
					</Card>
				)}
			</Columns>
			<PlayShare options={options} card={card} reading={game.readings[game.at] ?? null} />
			<PlayAnnouncer
				card={card}
				call={isHeld ? null : call}
				prm={showsPrm && !isHeld ? prm.call : null}
				f1={score.f1}
			/>
		</>
	);
}

/** @param stepwise whether the player wants the steps one at a time, whatever a link hides. */
const veilsOf = (hides: readonly Veil[], stepwise: boolean): readonly Veil[] =>
	stepwise && !hides.includes('steps') ? ['steps', ...hides] : hides;
