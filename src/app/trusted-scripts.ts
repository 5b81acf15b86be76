type Policies = {
	createPolicy(
		name: 'default',
		rules: { readonly createScriptURL: (address: string) => string },
	): unknown;
};

/**
 * The page's policy wants trusted types: no text becomes markup or code, and a worker comes from this
 * site, or from a blob that a script of this site has made. Browsers without them go by the rest of the
 * policy.
 */
export function trustOwnScripts(): void {
	const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
	trustedTypes?.createPolicy('default', {
		createScriptURL(address) {
			const { protocol, href } = new URL(address, document.baseURI);
			const isOwn = protocol === 'blob:' || href.startsWith(new URL('/', document.baseURI).href);
			if (!isOwn) throw new TypeError(`${address} is no script of this site`);
			return address;
		},
	});
}
