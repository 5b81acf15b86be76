import { ActionButton } from '../button/ActionButton.tsx';
import input from '../field/input.module.css';
import { mostHands } from './hands.ts';
import css from './RevealBoard.module.css';

type Props = {
	/** What the hands are for: 'step 2'. */
	readonly place: string;
	readonly count: number;
	readonly onChange: (count: number) => void;
};

/** How many hands went up for one step: typed, or tapped one by one. */
export function HandCount({ place, count, onChange }: Props) {
	return (
		<span className={css['hands']}>
			<input
				className={input['input']}
				type="number"
				inputMode="numeric"
				min={0}
				max={mostHands}
				aria-label={`Hands for ${place}`}
				placeholder="0"
				// Empty for none, so that what is typed stands alone.
				value={count === 0 ? '' : count}
				onChange={(event) => onChange(Number(event.target.value))}
			/>
			<ActionButton
				size="card"
				aria-label={`One more hand for ${place}`}
				onPress={() => onChange(count + 1)}
			>
				+1
			</ActionButton>
		</span>
	);
}
