import type { ReactNode } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import control from '../../../parts/styles/control.module.css';
import css from './ProblemBar.module.css';

type Props = {
	readonly problem: Problem;
	/** Where the problem comes from, in a sentence. */
	readonly origin: string;
	/** What can be done with it. */
	readonly children: ReactNode;
};

/** The problem that is solved, always in view, with the buttons that matter. */
export function ProblemBar({ problem, origin, children }: Props) {
	return (
		<section className={`${control['card']} ${css['bar']}`} aria-labelledby="problem-heading">
			<div className={css['asked']}>
				<h2 id="problem-heading" className={control['hidden']}>
					Problem
				</h2>
				<p className={css['question']} data-testid="question">
					{problem.question}
				</p>
				<p className={control['hint']}>{origin}</p>
			</div>
			<div className={css['do']}>{children}</div>
		</section>
	);
}
