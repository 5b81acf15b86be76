import type { ReactNode } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import css from './ProblemBar.module.css';

type Props = {
	readonly problem: Problem;
	/** Where the problem comes from, in a sentence. */
	readonly origin: string;
	/** What can be done with it. */
	readonly children: ReactNode;
};

/** Longer ones are scrolled in their place, so that the run stays in view. */
const mostCharacters = 400;

/** The problem that is solved, always in view, with the buttons that matter. */
export function ProblemBar({ problem, origin, children }: Props) {
	const isLong = problem.question.length > mostCharacters;
	return (
		<Panel heading="Problem" level={2} unseen look="tight">
			<div className={css['bar']}>
				<div className={css['asked']} data-tour="problem">
					<p
						className={css['question']}
						data-testid="question"
						// What scrolls must be reached by keyboard.
						tabIndex={isLong ? 0 : undefined}
						data-long={isLong}
					>
						{problem.question}
					</p>
					<Hint>{origin}</Hint>
				</div>
				<div className={css['do']}>{children}</div>
			</div>
		</Panel>
	);
}
