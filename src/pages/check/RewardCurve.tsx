import type { Probability } from '../../domain/reward.ts';
import css from './RewardCurve.module.css';
import { curveWords, pathOf, placeOf, plot } from './reward-curve.ts';
import type { ScoreHistory } from './score-history.ts';

type Props = { readonly history: ScoreHistory; readonly threshold: Probability | null };

/** The rewards of the last scored version, over those before the last edit. */
export function RewardCurve({ history, threshold }: Props) {
	const now = history.now?.rewards ?? [];
	const before = history.before?.rewards ?? [];
	const count = Math.max(now.length, before.length, 1);
	const words = curveWords(history);
	return (
		<figure className={css['figure']}>
			<figcaption className={css['caption']}>
				<span>Rewards by step</span>
				<span className={css['key']}>
					<svg viewBox="0 0 28 12" className={css['sample']} aria-hidden="true">
						<path className={css['now']} d="M2 6H26" />
						<circle className={css['dot']} cx="14" cy="6" r="4" />
					</svg>
					now
				</span>
				<span className={css['key']}>
					<svg viewBox="0 0 28 12" className={css['sample']} aria-hidden="true">
						<path className={css['before']} d="M2 6H26" />
						<rect className={css['square']} x="10" y="2" width="8" height="8" />
					</svg>
					before the last edit
				</span>
			</figcaption>
			<svg
				className={css['plot']}
				viewBox={`0 0 ${plot.width} ${plot.height}`}
				role="img"
				aria-label={words}
			>
				{[0, 0.5, 1].map((reward) => {
					const { y } = placeOf(0, reward, count);
					return (
						<g key={reward}>
							<path className={css['grid']} d={`M${plot.left} ${y}H${plot.width - plot.right}`} />
							<text className={css['label']} x={plot.left - 6} y={y + 4} textAnchor="end">
								{reward}
							</text>
						</g>
					);
				})}
				{threshold !== null && (
					<path
						className={css['threshold']}
						d={`M${plot.left} ${placeOf(0, threshold, count).y}H${plot.width - plot.right}`}
					/>
				)}
				{now.map((_, at) =>
					at % Math.ceil(count / 12) === 0 ? (
						<text
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							className={css['label']}
							x={placeOf(at, 0, count).x}
							y={plot.height - 4}
							textAnchor="middle"
						>
							{at + 1}
						</text>
					) : null,
				)}
				<path className={css['before']} d={pathOf(before, count)} />
				<path className={css['now']} d={pathOf(now, count)} />
				{before.map((reward, at) => {
					if (reward === null) return null;
					const { x, y } = placeOf(at, reward, count);
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
						<rect key={at} className={css['square']} x={x - 4} y={y - 4} width="8" height="8" />
					);
				})}
				{now.map((reward, at) => {
					if (reward === null) return null;
					const { x, y } = placeOf(at, reward, count);
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					return <circle key={at} className={css['dot']} cx={x} cy={y} r="3.5" />;
				})}
			</svg>
			{threshold !== null && <p className={css['note']}>The dashed line is the threshold.</p>}
		</figure>
	);
}
