import { answerWords } from '../../domain/answer.ts';
import { StepText } from '../../parts/steps/StepText.tsx';
import type { Card } from '../../world/deck.ts';
import css from './WhyPanel.module.css';
import { whyWords } from './why-words.ts';

/** Why the first wrong step is wrong, and a right solution to compare it with. */
export function WhyPanel({ card }: { readonly card: Card }) {
	const { problem, firstWrong } = card;
	const { answer, reference } = problem;
	const why = whyWords(card);
	if (firstWrong === null) return null;
	return (
		<section className={css['panel']} aria-label="Why">
			<p className={css['why']}>{why ?? 'The file says where it goes wrong, and not why.'}</p>
			{reference.length > 0 && (
				<>
					<p>A right solution:</p>
					<ol className={css['steps']} aria-label="A right solution">
						{reference.map((step, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							<li key={at}>
								<StepText text={step} />
							</li>
						))}
					</ol>
				</>
			)}
			{reference.length === 0 && answer !== null && <p>The right answer: {answerWords(answer)}</p>}
		</section>
	);
}
