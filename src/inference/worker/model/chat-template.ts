import { Template } from '@huggingface/jinja';
import { ModelFileError } from '../files/model-file-error.ts';

export type ChatMessage = {
	readonly role: 'system' | 'user' | 'assistant';
	readonly content: string;
};

export type ChatTemplate = {
	/**
	 * @param opensAnswer whether the text ends where the assistant begins to write.
	 * @throws ModelFileError 'not-a-model' where the template refuses the messages.
	 */
	render(messages: readonly ChatMessage[], opensAnswer: boolean): string;
};

/** @throws ModelFileError 'not-a-model' where it is no template. */
export function openChatTemplate(
	source: string,
	tokens: { readonly begin: string; readonly end: string },
	file: string,
): ChatTemplate {
	const template = attempt(file, () => new Template(source));
	return {
		render: (messages, opensAnswer) =>
			attempt(file, () =>
				template.render({
					messages,
					add_generation_prompt: opensAnswer,
					bos_token: tokens.begin,
					eos_token: tokens.end,
					tools: null,
				}),
			),
	};
}

function attempt<T>(file: string, job: () => T): T {
	try {
		return job();
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new ModelFileError(
			'not-a-model',
			`The chat template of ${file} cannot be used (${reason}). Take another model, or one with a template for plain messages.`,
		);
	}
}
