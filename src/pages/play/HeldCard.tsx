import type { ReactNode } from 'react';
import type { Call } from '../../domain/first-error.ts';
import { firstAsk, type Reveal } from '../../domain/reveal.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { BoardStep } from '../../parts/reveal/BoardStep.tsx';
import { HandCount } from '../../parts/reveal/HandCount.tsx';
import { callOfHands, type Hands, handsWords, withHands } from '../../parts/reveal/hands.ts';
import { RevealBar } from '../../parts/reveal/RevealBar.tsx';
import { useHands } from '../../parts/reveal/RevealBoard.tsx';
import { rewardWords } from '../../parts/reveal/reveal-words.ts';
import type { RevealControl } from '../../parts/reveal/useReveal.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import css from './HeldCard.module.css';
import type { PrmView } from './JudgedSteps.tsx';
import { SolutionSteps } from './SolutionSteps.tsx';

type Props = {
	/** Names the card: another one begins without hands. */
	readonly name: string;
	readonly steps: readonly string[];
	readonly reveal: RevealControl;
	/** The call; null while the card is open. */
	readonly call: Call | null;
	readonly prm: PrmView | null;
	/** How to get the PRM to judge; null where it is hidden. */
	readonly prmVerdict: ReactNode;
	readonly onCall: (call: Call) => void;
};

/** A card that a class judges together: steps, rewards and truth come one after the other. */
export function HeldCard(props: Props) {
	const { name, steps, reveal, call, prm, prmVerdict, onCall } = props;
	const { seen, next, last } = reveal;
	const [hands, setHands] = useHands(name);
	const rewards = prm?.rewards ?? [];
	const isUnread = next?.kind === 'reward' && (rewards[next.at] ?? null) === null;
	const shown = steps.slice(0, seen.steps);
	const guessed = handsWords(hands, steps.length);
	return (
		<>
			{call === null ? (
				<>
					<p className={css['ask']}>{firstAsk}</p>
					<SolutionSteps steps={shown} isWhole={shown.length === steps.length} onCall={onCall} />
					<ClassHands
						shown={shown.length}
						steps={steps.length}
						hands={hands}
						onHands={setHands}
						onCall={onCall}
					/>
				</>
			) : (
				<ol className={css['steps']} aria-label="Steps revealed">
					{shown.map((text, at) => (
						<BoardStep
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							at={at}
							text={text}
							isMarked={prm !== null && at < seen.rewards}
							mark={<RewardMark reward={rewards[at] ?? null} />}
							hands={null}
						/>
					))}
				</ol>
			)}
			{call !== null && guessed !== '' && <p>The class: {guessed}.</p>}
			{isUnread && prmVerdict}
			{next !== null && (
				<RevealBar
					page="play"
					reveal={reveal}
					obstacle={isUnread ? 'The PRM has not judged this card yet.' : null}
					spoken={spokenOf(last, steps, rewards)}
				/>
			)}
		</>
	);
}

type HandsProps = {
	/** How many steps are shown, of how many. */
	readonly shown: number;
	readonly steps: number;
	readonly hands: Hands;
	readonly onHands: (hands: Hands) => void;
	readonly onCall: (call: Call) => void;
};

function ClassHands({ shown, steps, hands, onHands, onCall }: HandsProps) {
	const places = Array.from({ length: shown }, (_, at) => ({ at, place: `step ${at + 1}` }));
	const all = shown === steps ? [...places, { at: steps, place: 'all right' }] : places;
	const most = callOfHands(hands, steps);
	return (
		<details>
			<summary>Hands up</summary>
			<div className={css['hands']}>
				{all.map(({ at, place }) => (
					<Row key={place} apart>
						<span>{place}</span>
						<HandCount
							place={place}
							count={hands[at] ?? 0}
							onChange={(count) => onHands(withHands(hands, at, count))}
						/>
					</Row>
				))}
				<Row>
					<ActionButton blocked={most === null} onPress={() => most !== null && onCall(most)}>
						Say what most hands say
					</ActionButton>
				</Row>
			</div>
		</details>
	);
}

function spokenOf(
	last: Reveal | null,
	steps: readonly string[],
	rewards: PrmView['rewards'],
): string {
	if (last?.kind === 'step') return `Step ${last.at + 1}: ${steps[last.at] ?? ''}`;
	if (last?.kind === 'reward')
		return `Step ${last.at + 1}: ${rewardWords(rewards[last.at] ?? null)}`;
	return '';
}
