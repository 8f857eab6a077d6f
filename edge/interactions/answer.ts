import type { APIInteractionResponse } from 'discord-api-types/v10'
import { asEphemeral, laterReply, laterUpdate, type Message, reply, update } from '../../shared/discord/message.ts'
import { speakFrom, type TextArguments } from '../../shared/text/say.ts'
import { refusalTexts } from './refusal-texts.ts'

/** The answer that a member sees: a new message, or the new content of the message whose component was used. */
export type Answer = { as: 'reply' | 'update'; message: Message }

const speak = speakFrom(refusalTexts)
type RefusalKey = keyof typeof refusalTexts

/** An ephemeral answer of one text, in the member's own language. */
export const refusal = <Key extends RefusalKey>(
  locale: string,
  key: Key,
  ...values: TextArguments<typeof refusalTexts, Key>
): Answer => ({
  as: 'reply',
  message: asEphemeral({ content: speak(locale)(key, ...values) }),
})

/** An answer as Discord's first response. */
export const respondWith = ({ as, message }: Answer): APIInteractionResponse =>
  as === 'reply' ? reply(message) : update(message)

/** The kind of a late answer. The deferral fixes it. */
export type Deferral = { as: 'reply'; ephemeral: boolean } | { as: 'update' }

export const defer = (deferral: Deferral): APIInteractionResponse =>
  deferral.as === 'reply' ? laterReply(deferral.ephemeral) : laterUpdate()
