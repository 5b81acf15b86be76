import { useMemo, useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { BankRule } from '../../../domain/study/bank.ts';
import type { BestOfN } from '../../../domain/study/best-of-n.ts';
import { comparisonTable, ruleNames } from '../../../domain/study/best-of-n-view.ts';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { SavedTable } from '../figure/SavedTable.tsx';

type Props = {
	readonly whole: BestOfN;
	readonly aggregator: Aggregator;
};

/** Two rules on the same problems: how far apart they are, and whether that is chance. */
export function Comparison({ whole, aggregator }: Props) {
	const [against, setAgainst] = useState<BankRule>('majority');
	const [chosen, setChosen] = useState<number | null>(null);
	const { ks } = whole;
	const k = chosen !== null && ks.includes(chosen) ? chosen : ks.at(-1);
	const table = useMemo(
		() => (k === undefined ? null : comparisonTable(whole, against, aggregator, k)),
		[whole, against, aggregator, k],
	);
	if (k === undefined || table === null || table.rows.length === 0) return null;
	const rules = whole.rules
		.filter((rule) => rule !== 'pass')
		.map((rule) => ({ value: rule, label: ruleNames[rule] }));
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
				table={table}
				hint={`Differences over all subsets, resampled by problem; McNemar’s exact test on the first ${k} candidates as they were written.`}
			/>
		</>
	);
}
