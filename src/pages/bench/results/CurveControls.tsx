import { type Aggregator, aggregatorNames } from '../../../domain/reward.ts';
import type { BankRule } from '../../../domain/study/bank.ts';
import { type Axis, ruleNames, type Split } from '../../../domain/study/best-of-n-view.ts';
import { publishedChoosing } from '../../../domain/study/published.ts';
import { CheckField } from '../../../parts/field/CheckField.tsx';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';

/** What is drawn of a study; nothing of it is run again. */
export type CurveView = {
	readonly aggregator: Aggregator;
	readonly axis: Axis;
	readonly split: Split;
	/** Of a split. */
	readonly rule: BankRule;
	readonly hidden: readonly BankRule[];
	/** Name of a published row; '' for none. */
	readonly reference: string;
};

type Props = {
	readonly view: CurveView;
	/** Those that can be asked. */
	readonly rules: readonly BankRule[];
	readonly onChange: (change: Partial<CurveView>) => void;
};

const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
	(Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));

const axes = optionsOf<Axis>({ candidates: 'candidates', tokens: 'tokens', seconds: 'seconds' });
const splits = optionsOf<Split>({
	none: 'all problems',
	difficulty: 'by difficulty',
	steps: 'by number of steps',
});
const aggregators = aggregatorNames.map((name) => ({ value: name, label: name }));
const references = [
	{ value: '', label: 'none' },
	...publishedChoosing.map(({ name }) => ({ value: name, label: name })),
];

export function CurveControls({ view, rules, onChange }: Props) {
	const { aggregator, axis, split, rule, hidden, reference } = view;
	return (
		<>
			<FieldSet legend="What the curves show">
				<SelectField
					label="Step rewards by"
					options={aggregators}
					value={aggregator}
					onChange={(value) => onChange({ aggregator: value })}
				/>
				<SelectField
					label="Along"
					options={axes}
					value={axis}
					onChange={(value) => onChange({ axis: value })}
				/>
				<SelectField
					label="Problems"
					options={splits}
					value={split}
					onChange={(value) => onChange({ split: value })}
				/>
				{split !== 'none' && (
					<SelectField
						label="Rule"
						options={rules.map((one) => ({ value: one, label: ruleNames[one] }))}
						value={rule}
						onChange={(value) => onChange({ rule: value })}
					/>
				)}
				<SelectField
					label="Paper’s figures"
					options={references}
					value={reference}
					onChange={(value) => onChange({ reference: value })}
				/>
			</FieldSet>
			{split === 'none' && (
				<Row>
					{rules.map((one) => (
						<CheckField
							key={one}
							label={ruleNames[one]}
							checked={!hidden.includes(one)}
							onChange={(checked) =>
								onChange({
									hidden: checked ? hidden.filter((other) => other !== one) : [...hidden, one],
								})
							}
						/>
					))}
				</Row>
			)}
		</>
	);
}
