import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import type { Room, Told } from '../../protocol.ts'

/** An interaction of this member whose answer is deferred. */
export interface Thinking {
  interactionId: string
  channelId: string
  /** The message whose component was used; null for a command, whose answer is a new message. */
  sourceId: string | null
  isPrivate: boolean
}

export interface OpenModal {
  interactionId: string
  modal: APIModalInteractionResponseCallbackData
}

/** An act that failed, and why. */
export interface Failure {
  /** `failed`: the bot did not answer in time, or not correctly. */
  by: 'discord' | 'application' | 'playground' | 'failed'
  /** For `failed` what was used, e.g. `/level`; otherwise the reason, in English. */
  reason: string
}

/** A member who is typing. @property until milliseconds since 1970 */
export interface Typist {
  userId: string
  channelId: string
  until: number
}

/** Everything that the page shows of the simulated server. */
export interface Play {
  room: Room
  token: string
  thinking: readonly Thinking[]
  typists: readonly Typist[]
  modal: OpenModal | null
  failure: Failure | null
  /** Channels with messages that were not shown yet. */
  unread: ReadonlySet<string>
  /** Private answers that the member dismissed. */
  dismissed: ReadonlySet<string>
  /** Steps of the welcome that the visitor has completed. */
  done: ReadonlySet<Step>
  /** What this member used, e.g. `/level`, by the id of the interaction. */
  asked: Readonly<Record<string, string>>
  /** The latest gain of XP of each member since the page was opened. */
  gains: Readonly<Record<string, number>>
  /** The newest message that came while the page was open, for screen readers. */
  newest: APIMessage | null
}

/** The steps of the welcome. */
export type Step = 'levelled' | 'looked' | 'changed'

/** Everything that the server tells, except what the store keeps beside `Play`. */
export type Event = Exclude<Told, { tell: 'choices' | 'inspected' | 'closed' }>

/** Changes that the page makes without the server. */
export type Local =
  | { tell: 'shown'; channelId: string }
  | { tell: 'dismissed'; messageId: string }
  | { tell: 'modal closed' }
  | { tell: 'failure closed' }
  | { tell: 'step done'; step: Step }
