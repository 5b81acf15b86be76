import type { Call } from '../../domain/first-error.ts';
import { Hidden } from '../../parts/text/Hidden.tsx';
import css from './SolutionSteps.module.css';

type Props = {
	readonly steps: readonly string[];
	/** Whether all steps are here: before, nobody can say that all are right. */
	readonly isWhole?: boolean;
	readonly onCall: (call: Call) => void;
};

/** The steps as what can be pressed: the first wrong one, or that all are right. */
export function SolutionSteps({ steps, isWhole = true, onCall }: Props) {
	return (
		<div className={css['answer']}>
			<ol className={css['list']} aria-label="Which step is the first wrong one?">
				{steps.map((step, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					<li key={at}>
						<button type="button" className={css['step']} onClick={() => onCall(at)}>
							<span className={css['key']}>
								<Hidden>Step </Hidden>
								{at + 1}
								<Hidden>: </Hidden>
							</span>
							<span className={css['text']}>{step}</span>
						</button>
					</li>
				))}
			</ol>
			{isWhole && (
				<button
					type="button"
					className={`${css['step']} ${css['right']}`}
					onClick={() => onCall('right')}
				>
					<span className={css['key']} aria-hidden="true">
						0
					</span>
					<span className={css['text']}>All right</span>
				</button>
			)}
		</div>
	);
}
