import { useId } from 'react';
import type { DiskFile } from '../../engine/choice.ts';
import { Field } from '../../parts/field/Field.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import type { PlaceForm } from './model-form.ts';

type Props = {
	readonly form: PlaceForm;
	readonly onChange: (change: Partial<PlaceForm>) => void;
};

/** React passes it on; its types do not know it. */
const folderAttribute = { webkitdirectory: '' };

/** A model's file or folder, from disk. */
export function DiskFields({ form, onChange }: Props) {
	const [fileId, folderId] = [useId(), useId()];
	return (
		<>
			<Field id={fileId} label="Its file, or all of its files" hint={chosenWords(form)}>
				<input
					id={fileId}
					type="file"
					multiple
					accept=".gguf,.safetensors,.json,.jinja"
					onChange={({ currentTarget }) =>
						onChange({ files: diskFiles(currentTarget.files), folder: '' })
					}
				/>
			</Field>
			<Field id={folderId} label="Or its folder">
				<input
					id={folderId}
					type="file"
					multiple
					{...folderAttribute}
					onChange={({ currentTarget }) =>
						onChange({
							files: diskFiles(currentTarget.files),
							folder: currentTarget.files?.[0]?.webkitRelativePath.split('/')[0] ?? '',
						})
					}
				/>
			</Field>
		</>
	);
}

function diskFiles(files: FileList | null): DiskFile[] {
	return [...(files ?? [])].map((file) => {
		// Below the folder; a file alone has no path.
		const [, ...below] = file.webkitRelativePath.split('/');
		return { path: below.join('/') || file.name, file };
	});
}

const mostShown = 8;

function chosenWords({ files, wanted }: PlaceForm): string {
	if (files.length === 0 && wanted !== '') {
		return `The link names a file of somebody’s disk by its SHA-256, which begins with ${wanted.slice(0, 12)}. Choose it here, or drop it; once it is loaded you are told whether it is that one.`;
	}
	if (files.length === 0) {
		return 'One .gguf file, or config.json, tokenizer.json and the .safetensors of a folder: chosen, or dropped here. They stay on this device.';
	}
	const more = files.length - mostShown;
	const names = files.slice(0, mostShown).map(({ path }) => path);
	return [...names, ...(more > 0 ? [`and ${countOf(more, 'other')}`] : [])].join(', ');
}
