import type { HeadsCard, Measured } from '../../engine/info.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { percent } from '../../parts/words/number-words.ts';
import css from './HeadsNote.module.css';

/** What the reward heads that judge here catch and miss, as measured, and cases to look at. */
export function HeadsNote({ card }: { readonly card: HeadsCard }) {
	return (
		<details className={css['note']}>
			<summary>What this judge catches and misses</summary>
			<ul>
				{findings(card).map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<p>Solutions of our own making, written before the heads had read them. None is left out.</p>
			<ol className={css['cases']}>
				{card.gallery.map((one) => (
					<li key={one.question}>
						<p>
							<strong>{outcomeWords(one, card.threshold)}</strong> Error: {one.error}.
						</p>
						<p>{one.question}</p>
						<ol>
							{one.steps.map((step, at) => (
								<li key={step}>
									<RewardMark reward={one.rewards[at] ?? null} /> {step}
									{at === one.firstWrong && <em> (wrong)</em>}
								</li>
							))}
						</ol>
					</li>
				))}
			</ol>
			<Hint>
				The heads are read on a small model’s states. They are best at slips of arithmetic, where
				the calculator is sure, and weak at wrong ideas.
			</Hint>
		</details>
	);
}

function findings({ found, foundUntrained, chance, leftAlone }: HeadsCard): string[] {
	if (found === null || leftAlone === null) return ['Nobody has measured these heads.'];
	const beside = [
		chance === null ? '' : `by chance ${percent(chance)}`,
		foundUntrained === null ? '' : `the untrained model ${percent(foundUntrained.mean)}`,
	].filter((words) => words !== '');
	const compared = beside.length === 0 ? '' : ` (${beside.join(', ')})`;
	return [
		`Of ${ofWords(found, 'wrong solutions of pupils')}, it points at the first wrong step in ${percent(found.mean)}${compared}.`,
		`It misses, or points elsewhere, in the other ${percent(1 - found.mean)}.`,
		`Of ${ofWords(leftAlone, 'right solutions')}, it leaves ${percent(leftAlone.mean)} alone and calls a step wrong in ${percent(1 - leftAlone.mean)}.`,
	];
}

function ofWords({ n }: Measured, what: string): string {
	return `${n.toLocaleString('en')} ${what}`;
}

function outcomeWords(
	{ firstWrong, rewards }: HeadsCard['gallery'][number],
	threshold: number,
): string {
	const first = rewards.findIndex((reward) => reward < threshold);
	const called = first === -1 ? null : first;
	if (called === firstWrong) return firstWrong === null ? 'Left alone, rightly.' : 'Caught.';
	if (firstWrong === null) return 'A false alarm.';
	return called === null ? 'Missed.' : 'Pointed elsewhere.';
}
