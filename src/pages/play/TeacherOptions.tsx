import { useId } from 'react';
import { CopyLink } from '../../parts/field/CopyLink.tsx';
import { NumberField } from '../../parts/field/NumberField.tsx';
import control from '../../parts/styles/control.module.css';
import { type Level, levels } from '../../world/deck.ts';
import { limits, type PlayOptions } from './play-options.ts';
import css from './TeacherOptions.module.css';

type Props = {
	readonly options: PlayOptions;
	readonly onChange: (change: Partial<PlayOptions>) => void;
	readonly onNewDeck: () => void;
};

const levelWords: Readonly<Record<Level, string>> = {
	easy: 'Easy (3 lines)',
	middle: 'Middle (4 lines)',
	hard: 'Hard (5 lines or more)',
};

const defaultSeconds = 60;

/** What a teacher sets for a class; the link holds all of it. */
export function TeacherOptions({ options, onChange, onNewDeck }: Props) {
	const levelId = useId();
	const { seed, length, difficulty, showsPrm, secondsPerCard } = options;
	return (
		<details>
			<summary className={css['title']}>Deck and options</summary>
			<div className={css['options']}>
				<div className={css['fields']}>
					<NumberField
						label="Deck"
						range={limits.seed}
						value={seed}
						onChange={(changed) => onChange({ seed: changed })}
					/>
					<NumberField
						label="Cards"
						range={limits.length}
						value={length}
						onChange={(changed) => onChange({ length: changed })}
					/>
					<div className={`${control['field']} ${css['level']}`}>
						<label className={control['label']} htmlFor={levelId}>
							Level
						</label>
						<select
							id={levelId}
							className={control['input']}
							value={difficulty}
							onChange={(event) => {
								const level = levels.find((name) => name === event.target.value);
								if (level !== undefined) onChange({ difficulty: level });
							}}
						>
							{levels.map((level) => (
								<option key={level} value={level}>
									{levelWords[level]}
								</option>
							))}
						</select>
					</div>
				</div>
				<label className={css['check']}>
					<input
						type="checkbox"
						checked={showsPrm}
						onChange={(event) => onChange({ showsPrm: event.target.checked })}
					/>
					Show the PRM
				</label>
				<label className={css['check']}>
					<input
						type="checkbox"
						checked={secondsPerCard !== null}
						onChange={(event) =>
							onChange({ secondsPerCard: event.target.checked ? defaultSeconds : null })
						}
					/>
					Timer
				</label>
				{secondsPerCard !== null && (
					<NumberField
						label="Seconds per card"
						range={limits.secondsPerCard}
						value={secondsPerCard}
						onChange={(changed) => onChange({ secondsPerCard: changed })}
					/>
				)}
				<div className={css['actions']}>
					<button type="button" className={control['button']} onClick={onNewDeck}>
						New deck
					</button>
					<CopyLink words="Copied, with the deck and all options." />
				</div>
				<p className={control['hint']}>
					The link gives everyone these cards. Solutions by the model are written anew on each
					device.
				</p>
			</div>
		</details>
	);
}
