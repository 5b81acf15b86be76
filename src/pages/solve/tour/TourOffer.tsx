import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import css from './Tour.module.css';

type Props = {
	readonly isMissing: boolean;
	readonly onStart: () => void;
	readonly onRefuse: () => void;
};

/** Said to who comes for the first time; it stands in nobody's way. */
export function TourOffer({ isMissing, onStart, onRefuse }: Props) {
	return (
		<section className={css['offer']} aria-label="For a first visit">
			<p role="status">
				{isMissing
					? 'The tour could not be loaded. Connect to the network and try again.'
					: 'New here? See in a minute what a step reward is, and why voting can fail.'}
			</p>
			<div className={css['buttons']}>
				<ActionButton size="card" onPress={onStart}>
					Take the tour
				</ActionButton>
				<ActionButton size="card" onPress={onRefuse}>
					No, thanks
				</ActionButton>
			</div>
		</section>
	);
}
