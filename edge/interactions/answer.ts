import type { APIInteractionResponse } from 'discord-api-types/v10'
import { ResponseType } from '../../shared/discord/interaction-type.ts'
import {
  asEphemeral,
  laterReply,
  laterUpdate,
  type Message,
  type Picture,
  reply,
  update,
} from '../../shared/discord/message.ts'
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

/** Refuses the value of an option. The text shows the option's name as code, which a backtick in the name would end. */
export const refusedOption = (locale: string, option: string): MessageAnswer =>
  refusal(locale, 'refusal.option', { option: option.replaceAll('`', '') })

/** An answer as Discord's first response. A picture is sent beside it. */
export const respondWith = (answer: Answer): FirstResponse => {
  if (answer.as === 'modal') return { json: { type: ResponseType.Modal, data: answer.modal }, picture: null }
  const { message } = answer
  const json = answer.as === 'reply' ? reply(message) : update(message)
  return { json, picture: message.picture ?? null }
}

/** A first response without a picture. */
export const respondWithJson = (json: APIInteractionResponse): FirstResponse => ({ json, picture: null })

/** Discord's first response, and a picture that is sent as a file. */
export interface FirstResponse {
  json: APIInteractionResponse
  picture: Picture | null
}

/** The kind of a late answer. The deferral fixes it. */
export type Deferral = { as: 'reply'; ephemeral: boolean } | { as: 'update' }

export const defer = (deferral: Deferral): FirstResponse =>
  respondWithJson(deferral.as === 'reply' ? laterReply(deferral.ephemeral) : laterUpdate())
