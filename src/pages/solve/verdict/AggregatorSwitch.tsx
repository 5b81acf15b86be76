import { type Aggregator, aggregatorNames } from '../../../domain/reward.ts';
import css from './AggregatorSwitch.module.css';

type Props = {
	readonly aggregator: Aggregator;
	readonly onChange: (aggregator: Aggregator) => void;
};

const words: Readonly<Record<Aggregator, string>> = {
	min: 'the weakest step decides',
	product: 'all steps multiplied',
	mean: 'the average step',
	last: 'the answer line alone',
};

/** How step rewards become one score. Stored rewards are counted again; nothing is run again. */
export function AggregatorSwitch({ aggregator, onChange }: Props) {
	return (
		<fieldset>
			<legend className={css['legend']}>
				Score of a solution: <span className={css['words']}>{words[aggregator]}</span>
			</legend>
			<div className={css['choices']}>
				{aggregatorNames.map((name) => (
					<label key={name} className={css['choice']}>
						<input
							type="radio"
							name="aggregator"
							checked={name === aggregator}
							onChange={() => onChange(name)}
						/>
						<span>{name}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
