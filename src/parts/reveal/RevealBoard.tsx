import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Reveal } from '../../domain/reveal.ts';
import type { PageName } from '../navigation/pages.ts';
import { Panel } from '../panel/Panel.tsx';
import { useProjector } from '../projector/projector-context.ts';
import { BoardStep } from './BoardStep.tsx';
import { HandCount } from './HandCount.tsx';
import { type Hands, handsWords, withHands } from './hands.ts';
import { RevealBar } from './RevealBar.tsx';
import css from './RevealBoard.module.css';
import type { RevealControl } from './useReveal.ts';

export type ShownStep = {
	readonly text: string;
	/** What is revealed of it, to the eye and in words. */
	readonly mark: ReactNode;
	readonly words: string;
};

type Props = {
	/** Whose key N is. */
	readonly page: PageName;
	readonly reveal: RevealControl;
	/** What the class is asked. */
	readonly ask: string;
	readonly steps: readonly ShownStep[];
	/** Why what is next cannot be revealed yet; null where it can. */
	readonly obstacle?: string | null;
	/** Whether the calculator’s marks would give away what is still hidden, though no reward is. */
	readonly isPlain?: boolean;
	/** Whether the steps stay when all of them are revealed; a page that shows them itself needs them no more. */
	readonly keepsSteps?: boolean;
	/** What a screen reader hears when these are revealed; the page shows them. */
	readonly verdictWords?: string;
	readonly answerWords?: string;
	readonly hands: Hands;
	readonly onHands: (hands: Hands) => void;
	/** What else is shown of what is revealed. */
	readonly children?: ReactNode;
};

/** What a class guesses first, revealed thing by thing. What is hidden is not in the page at all. */
export function RevealBoard(props: Props) {
	const {
		page,
		reveal,
		ask,
		steps,
		obstacle = null,
		keepsSteps = false,
		isPlain = false,
		hands,
	} = props;
	const { seen, next, last } = reveal;
	const isAllSeen = seen.steps >= steps.length && seen.rewards >= steps.length;
	const showsSteps = keepsSteps || !isAllSeen;
	/** Until something else than a step is revealed. */
	const isGuessing = next !== null && (last === null || last.kind === 'step') && steps.length > 0;
	const isProjected = useProjector();
	const bottom = useRef<HTMLDivElement>(null);
	const lastKey = last === null ? '' : JSON.stringify(last);
	// Before a room nobody scrolls: what was revealed comes into view.
	useEffect(() => {
		if (isProjected && lastKey !== '') bottom.current?.scrollIntoView({ block: 'nearest' });
	}, [isProjected, lastKey]);
	const set = (at: number, count: number) => props.onHands(withHands(hands, at, count));
	const guessed = handsWords(hands, steps.length);
	return (
		<Panel heading={reveal.isOn ? 'Guess first' : 'Solution'} level={2} unseen={isProjected}>
			{ask !== '' && <p className={css['ask']}>{ask}</p>}
			{showsSteps && (
				<ol className={css['steps']} aria-label="Steps revealed">
					{steps.slice(0, seen.steps).map((step, at) => (
						<BoardStep
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							at={at}
							text={step.text}
							isMarked={!isPlain && at < seen.rewards}
							mark={step.mark}
							hands={
								isGuessing ? (
									<HandCount
										place={`step ${at + 1}`}
										count={hands[at] ?? 0}
										onChange={(count) => set(at, count)}
									/>
								) : null
							}
						/>
					))}
				</ol>
			)}
			{showsSteps && isGuessing && seen.steps >= steps.length && (
				<div className={css['right']}>
					<span>All right</span>
					<HandCount
						place="all right"
						count={hands[steps.length] ?? 0}
						onChange={(count) => set(steps.length, count)}
					/>
				</div>
			)}
			{!isGuessing && guessed !== '' && <p>The class: {guessed}.</p>}
			{props.children}
			{reveal.isOn && (
				<div ref={bottom} className={css['bar']}>
					<RevealBar
						page={page}
						reveal={reveal}
						obstacle={obstacle}
						spoken={last === null ? '' : spoken(last, props)}
					/>
				</div>
			)}
		</Panel>
	);
}

function spoken(last: Reveal, { steps, verdictWords = '', answerWords = '' }: Props): string {
	switch (last.kind) {
		case 'step':
			return `Step ${last.at + 1}: ${steps[last.at]?.text ?? ''}`;
		case 'reward':
			return `Step ${last.at + 1}: ${steps[last.at]?.words ?? ''}`;
		case 'verdict':
			return verdictWords;
		case 'answer':
			return answerWords;
	}
}

/** The hands that went up for one solution; another begins with none. */
export function useHands(key: string): readonly [Hands, (hands: Hands) => void] {
	const [kept, setKept] = useState<{ key: string; hands: Hands }>({ key, hands: [] });
	return [kept.key === key ? kept.hands : [], (hands) => setKept({ key, hands })];
}
