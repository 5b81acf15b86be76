/** The address under which the bundler serves a file. */
declare module '*.wasm?url' {
	const address: string;
	export default address;
}
