import type { Given, PageProps } from '../page/page-props.ts';

export function LabPage(_: PageProps & { readonly given: Given | null }) {
	return <h2>Completer lab</h2>;
}
