import type { APIInteractionResponse } from 'discord-api-types/v10'
import { ResponseType } from '../../shared/discord/interaction-type.ts'
import { asEphemeral, laterReply, laterUpdate, type Message, reply, update } from '../../shared/discord/message.ts'
import type { Modal } from '../../shared/discord/modal.ts'
import { speakFrom, type TextArguments } from '../../shared/text/say.ts'
import { refusalTexts } from './refusal-texts.ts'

/** A message: a new one, or the new content of the message whose component was used. */
export interface MessageAnswer {
  as: 'reply' | 'update'
  message: Message
}

/** The answer that a member sees. A modal can only be the first answer. */
export type Answer = MessageAnswer | { as: 'modal'; modal: Modal }

const speak = speakFrom(refusalTexts)
type RefusalKey = keyof typeof refusalTexts

/** An ephemeral answer of one text, in the member's own language. */
export const refusal = <Key extends RefusalKey>(
  locale: string,
  key: Key,
  ...values: TextArguments<typeof refusalTexts, Key>
): MessageAnswer => ({
  as: 'reply',
  message: asEphemeral({ content: speak(locale)(key, ...values) }),
})

/** An answer as Discord's first response. */
export const respondWith = (answer: Answer): APIInteractionResponse => {
  if (answer.as === 'modal') return { type: ResponseType.Modal, data: answer.modal }
  return answer.as === 'reply' ? reply(answer.message) : update(answer.message)
}

/** The kind of a late answer. The deferral fixes it. */
export type Deferral = { as: 'reply'; ephemeral: boolean } | { as: 'update' }

export const defer = (deferral: Deferral): APIInteractionResponse =>
  deferral.as === 'reply' ? laterReply(deferral.ephemeral) : laterUpdate()
