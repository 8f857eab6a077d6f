import type { APIInteractionResponse } from 'discord-api-types/v10'
import { asEphemeral, laterReply, laterUpdate, type Message, reply, update } from '../../shared/discord/message.ts'
import { speak, type TextArguments, type TextKey } from '../features/texts.ts'

/** What a member gets to see: a message of its own, or the message whose component was used in its new shape. */
export type Answer = { as: 'reply' | 'update'; message: Message }

/** A private answer of one text, in the member's own language. */
export const refusal = <Key extends TextKey>(locale: string, key: Key, ...values: TextArguments<Key>): Answer => ({
  as: 'reply',
  message: asEphemeral({ content: speak(locale)(key, ...values) }),
})

/** An answer as Discord's first response. */
export const respondWith = ({ as, message }: Answer): APIInteractionResponse =>
  as === 'reply' ? reply(message) : update(message)

/** What a late answer will be; it cannot be changed afterwards. */
export type Deferral = { as: 'reply'; ephemeral: boolean } | { as: 'update' }

export const defer = (deferral: Deferral): APIInteractionResponse =>
  deferral.as === 'reply' ? laterReply(deferral.ephemeral) : laterUpdate()
