import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { useRevealKey } from '../../parts/reveal/useReveal.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './lab.module.css';
import type { StepFinding } from './lab-findings.ts';

export type ShownRollouts = {
	/** Whether they come one by one. */
	readonly isOneByOne: boolean;
	/** How many of them are shown. */
	readonly count: number;
	/** Whether some are still to come: what they say together would give them away. */
	readonly isHeld: boolean;
	readonly show: (count: number) => void;
};

/**
 * Before a room the rollouts of a step come one by one, so that a class can guess how many reach the answer.
 *
 * @param key names the solution; another one, and another step, begin with none.
 */
export function useShownRollouts(
	key: string,
	finding: StepFinding | undefined,
	isOneByOne: boolean,
): ShownRollouts {
	const [place, setPlace] = useState({ key: '', count: 0 });
	const own = `${key}/${finding?.at}/${finding?.run?.settings.seed}`;
	const total = finding?.run?.candidates.length ?? 0;
	const count = !isOneByOne ? total : place.key === own ? Math.min(place.count, total) : 0;
	const show = (next: number) => setPlace({ key: own, count: next });
	return { isOneByOne, count, isHeld: count < total, show };
}

type Props = {
	readonly finding: StepFinding;
	readonly gold: string | null;
	readonly shown: ShownRollouts;
};

/** The next rollout, or all of them. */
export function RolloutReveal({ finding, gold, shown }: Props) {
	const { isOneByOne, count, isHeld, show } = shown;
	const rollouts = finding.run?.candidates ?? [];
	const reached = finding.estimate?.reached ?? 0;
	const isWritten = rollouts[count]?.state !== 'writing';
	const next = () => show(count + 1);
	useRevealKey('lab', isHeld && isWritten ? next : null);
	const revealed = isOneByOne ? count : null;
	const place = useRef<HTMLDivElement>(null);
	// Before a room nobody scrolls: what was revealed comes into view, once the page has the type of a room.
	useEffect(() => {
		if (revealed === null) return;
		const frame = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'nearest' }));
		return () => cancelAnimationFrame(frame);
	}, [revealed]);
	if (!isOneByOne) return null;
	return (
		<div ref={place} className={css['reveal']}>
			<p className={css['ask']} role="status">
				{isHeld
					? `How many of ${rollouts.length} reach ${gold ?? 'the right answer'}?`
					: `${reached} of ${rollouts.length} reach ${gold ?? 'the right answer'}.`}
			</p>
			{isHeld && (
				<Row>
					<ActionButton primary blocked={!isWritten} aria-keyshortcuts="N" onPress={next}>
						Show rollout {count + 1} <kbd>N</kbd>
					</ActionButton>
					<ActionButton onPress={() => show(rollouts.length)}>Show all</ActionButton>
					{!isWritten && <Hint>It is still being written.</Hint>}
				</Row>
			)}
		</div>
	);
}
