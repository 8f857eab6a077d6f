import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'

/** A window with one to five inputs, which Discord shows in answer to a command, button or menu. */
export type Modal = Pick<APIModalInteractionResponseCallbackData, 'custom_id' | 'title' | 'components'>

/** The values that somebody entered in a modal: the text or the chosen values of each input, by the id of the input. */
export type Filled = ReadonlyMap<string, readonly string[]>

/** Discord's limits. https://discord.com/developers/docs/components/reference#label */
export const MOST_INPUTS = 5
export const LONGEST_LABEL = 45
export const LONGEST_HINT = 100

/** https://discord.com/developers/docs/components/reference#text-input-text-input-styles */
export const SHORT_TEXT = 1
export const LONG_TEXT = 2
