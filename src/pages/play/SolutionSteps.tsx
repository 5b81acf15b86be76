import type { Call } from '../../domain/first-error.ts';
import control from '../../parts/styles/control.module.css';
import css from './SolutionSteps.module.css';

type Props = {
	readonly steps: readonly string[];
	readonly onCall: (call: Call) => void;
};

/** The steps as what can be pressed: the first wrong one, or that all are right. */
export function SolutionSteps({ steps, onCall }: Props) {
	return (
		<div className={css['answer']}>
			<ol className={css['list']} aria-label="Which step is the first wrong one?">
				{steps.map((step, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					<li key={at}>
						<button type="button" className={css['step']} onClick={() => onCall(at)}>
							<span className={css['key']}>
								<span className={control['hidden']}>Step </span>
								{at + 1}
								<span className={control['hidden']}>: </span>
							</span>
							<span className={css['text']}>{step}</span>
						</button>
					</li>
				))}
			</ol>
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
		</div>
	);
}
