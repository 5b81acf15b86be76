import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import control from '../../parts/styles/control.module.css';
import css from './BuildPanel.module.css';

type Props = {
	readonly done: number;
	readonly of: number;
	readonly onStop: () => void;
};

/** The model at work on a deck. */
export function BuildPanel({ done, of, onStop }: Props) {
	const loading = useEngineState().models.kind === 'loading';
	return (
		<section className={`${control['card']} ${css['build']}`} aria-labelledby="play-build">
			<h3 id="play-build" className={css['heading']}>
				{loading ? 'Loading the models' : 'The model writes the deck'}
			</h3>
			{loading ? (
				<StatusLine>{null}</StatusLine>
			) : (
				<>
					<div className={css['progress']}>
						<progress className={css['bar']} aria-label="Cards written" max={of} value={done} />
						<p className={control['hint']} aria-live="polite">
							Writing card {Math.min(done + 1, of)} of {of}.
						</p>
					</div>
					<div>
						<ActionButton blocked={false} onPress={() => onStop()}>
							Stop
						</ActionButton>
					</div>
					<p className={control['hint']}>
						After a stop, the cards written by then are used and the others are authored.
					</p>
				</>
			)}
		</section>
	);
}
