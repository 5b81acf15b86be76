import css from './RewardRow.module.css';

type Props = {
	/** Zero-based. */
	readonly step: number;
	/** Whether it is the first with a low reward. */
	readonly isFirstLow: boolean;
	readonly blocked: boolean;
	/** Keeps the steps before it, and draws it and the rest anew. */
	readonly onRedraw: (step: number) => void;
};

export function RedrawButton({ step, isFirstLow, blocked, onRedraw }: Props) {
	const words = isFirstLow
		? `Redraw from the first low reward, step ${step + 1}`
		: `Redraw from step ${step + 1}`;
	return (
		<button
			type="button"
			className={css['redraw']}
			aria-label={words}
			aria-disabled={blocked}
			title={`${words}: keeps the steps before it and draws the rest anew`}
			data-first-low={isFirstLow}
			onClick={() => {
				if (!blocked) onRedraw(step);
			}}
		>
			↻
		</button>
	);
}
