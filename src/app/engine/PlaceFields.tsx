import type { ModelPlace, ModelRole } from '../../engine/choice.ts';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { TextField } from '../../parts/field/TextField.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { DiskFields } from './DiskFields.tsx';
import { type KnownModel, knownModels, knownWords } from './known-models.ts';
import type { PlaceForm } from './model-form.ts';

type Props = {
	readonly role: ModelRole;
	readonly label: string;
	readonly kinds: readonly ModelPlace['kind'][];
	readonly form: PlaceForm;
	readonly onChange: (change: Partial<PlaceForm>) => void;
};

const kindWords: Readonly<Record<ModelPlace['kind'], string>> = {
	shipped: 'shepherd-nano (ships with this page)',
	none: 'nobody',
	disk: 'a file or folder of mine',
	hub: 'Hugging Face, by its id',
	address: 'an address',
	server: 'a model server (Ollama, llama.cpp, vLLM …)',
};

/** Where one of the models comes from. */
export function PlaceFields({ role, label, kinds, form, onChange }: Props) {
	const ofRole = knownModels.filter((model) => model.role === role);
	const isKnown = ({ id, file }: KnownModel): boolean =>
		form.kind === 'hub' && form.id === id && form.file === (file ?? '');
	const known = ofRole.find(isKnown);
	return (
		<Stack space={2}>
			<SelectField
				label={label}
				options={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
				value={form.kind}
				onChange={(kind) => onChange({ kind })}
			/>
			<SelectField
				label="Known models"
				options={[
					{ value: '', label: 'fill in one …' },
					...ofRole.map(({ id, file }) => ({
						value: id,
						label: file === null ? id : `${id}, ${file}`,
					})),
				]}
				value={known?.id ?? ''}
				onChange={(id) => {
					const chosen = ofRole.find((model) => model.id === id);
					if (chosen === undefined) return;
					onChange({ kind: 'hub', id, file: chosen.file ?? '', revision: 'main' });
				}}
			/>
			{known !== undefined && <Hint>{knownWords(known)}</Hint>}
			{form.kind === 'disk' && <DiskFields form={form} onChange={onChange} />}
			{form.kind === 'hub' && (
				<>
					<TextField
						label="Id"
						hint="owner/name, as on its page. huggingface.co is asked when you look at it or load it, and not before."
						value={form.id}
						onChange={(id) => onChange({ id })}
					/>
					<TextField
						label="Revision"
						short
						value={form.revision}
						onChange={(revision) => onChange({ revision })}
					/>
					<TextField
						label="GGUF file, where there are several"
						value={form.file}
						onChange={(file) => onChange({ file })}
					/>
				</>
			)}
			{form.kind === 'address' && (
				<TextField
					label="Address"
					hint="Of a .gguf file, or of a folder with config.json. Its host must let pages of other sites read it (CORS)."
					value={form.url}
					onChange={(url) => onChange({ url })}
				/>
			)}
			{form.kind === 'server' && (
				<>
					<TextField
						label="Server"
						value={form.address}
						onChange={(address) => onChange({ address })}
					/>
					<TextField label="Model" value={form.model} onChange={(model) => onChange({ model })} />
					<TextField
						label="Key, if it wants one"
						hint="Kept in this page’s memory only: in no link, no log, no storage."
						type="password"
						autoComplete="off"
						value={form.key}
						onChange={(key) => onChange({ key })}
					/>
				</>
			)}
		</Stack>
	);
}
