import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { CheckField } from '../../parts/field/CheckField.tsx';
import { CopyLink } from '../../parts/field/CopyLink.tsx';
import { FieldSet } from '../../parts/field/Field.tsx';
import { NumberField } from '../../parts/field/NumberField.tsx';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
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
	const { seed, length, difficulty, showsPrm, secondsPerCard, stepwise } = options;
	return (
		<details>
			<summary className={css['title']}>Deck and options</summary>
			<div className={css['options']}>
				<Control name="deck">
					<FieldSet legend="Deck">
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
					</FieldSet>
				</Control>
				<Control name="level">
					<SelectField
						label="Level"
						options={levels.map((level) => ({ value: level, label: levelWords[level] }))}
						value={difficulty}
						onChange={(level) => onChange({ difficulty: level })}
					/>
				</Control>
				<Control name="prm">
					<CheckField
						label="Show the PRM"
						checked={showsPrm}
						onChange={(checked) => onChange({ showsPrm: checked })}
					/>
				</Control>
				<Control name="stepwise">
					<CheckField
						label="One step at a time"
						checked={stepwise}
						onChange={(checked) => onChange({ stepwise: checked })}
					/>
				</Control>
				<Control name="timer">
					<CheckField
						label="Timer"
						checked={secondsPerCard !== null}
						onChange={(checked) => onChange({ secondsPerCard: checked ? defaultSeconds : null })}
					/>
					{secondsPerCard !== null && (
						<NumberField
							label="Seconds per card"
							range={limits.secondsPerCard}
							value={secondsPerCard}
							onChange={(changed) => onChange({ secondsPerCard: changed })}
						/>
					)}
				</Control>
				<Row>
					<Control name="deck">
						<ActionButton onPress={onNewDeck}>New deck</ActionButton>
					</Control>
					<CopyLink words="Copied, with the deck and all options." of={JSON.stringify(options)} />
				</Row>
				<Hint>
					The link gives everyone these cards. Solutions by the model are written anew on each
					device.
				</Hint>
			</div>
		</details>
	);
}
