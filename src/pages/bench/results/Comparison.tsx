import { useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import { type BankRule, bankRules } from '../../../domain/study/bank.ts';
import type { BestOfN } from '../../../domain/study/best-of-n.ts';
import { ruleNames } from '../../../domain/study/best-of-n-view.ts';
import type { FigureTable } from '../../../domain/study/table.ts';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { SavedTable } from '../figure/SavedTable.tsx';

type Props = {
	readonly whole: BestOfN;
	readonly aggregator: Aggregator;
	readonly tableOf: (against: BankRule, k: number) => FigureTable;
};

const rules = bankRules
	.filter((rule) => rule !== 'pass')
	.map((rule) => ({ value: rule, label: ruleNames[rule] }));

/** Two rules on the same problems: how far apart they are, and whether that is chance. */
export function Comparison({ whole, aggregator, tableOf }: Props) {
	const [against, setAgainst] = useState<BankRule>('majority');
	const [chosen, setChosen] = useState<number | null>(null);
	const { ks } = whole;
	const k = chosen !== null && ks.includes(chosen) ? chosen : ks.at(-1);
	if (k === undefined) return null;
	return (
		<>
			<FieldSet legend="What is compared">
				<SelectField label="Against" options={rules} value={against} onChange={setAgainst} />
				<SelectField
					label="k"
					options={ks.map((value) => ({ value, label: String(value) }))}
					value={k}
					onChange={setChosen}
				/>
			</FieldSet>
			<SavedTable
				caption={`Each rule minus ${ruleNames[against]} at k = ${k} (${aggregator})`}
				fileName="steplight-comparison"
				table={tableOf(against, k)}
				hint={`Differences over all subsets, resampled by problem; McNemar’s exact test on the first ${k} candidates as they were written.`}
			/>
		</>
	);
}
