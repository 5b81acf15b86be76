import type { Given, PageProps } from '../page/page-props.ts';

export function CheckPage(_: PageProps & { readonly given: Given | null }) {
	return <h2>Check my solution</h2>;
}
