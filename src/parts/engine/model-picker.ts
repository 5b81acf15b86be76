/** Of the `<details>` in which models are chosen. */
export const modelPickerId = 'models';

/** Opens what chooses models, wherever it stands, and puts the focus there. */
export function openModelPicker(): void {
	const picker = document.getElementById(modelPickerId);
	if (!(picker instanceof HTMLDetailsElement)) return;
	picker.open = true;
	picker.querySelector('summary')?.focus();
	// What it holds comes after this, and stands below.
	picker.scrollIntoView({ block: 'start' });
}
