import type { HeadsCard } from '../../engine/info.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './HeadsNote.module.css';
import { findings, outcomeWords } from './heads-words.ts';

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
