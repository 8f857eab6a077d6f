import type { WebhookEvent } from './payload.ts'

/** The types of events, in the order of their bits in `webhooks.events`. New ones are added at the end. */
export const WEBHOOK_EVENTS = [
  'level.up',
  'board.joined',
  'level-role.given',
  'season.ended',
  'import.done',
] as const satisfies readonly WebhookEvent['type'][]

export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number]

/** The bit of an event's type. */
const bitOf = (type: WebhookEventType): number => 1 << WEBHOOK_EVENTS.indexOf(type)

/** The bits of some types together, as `webhooks.events` stores them. */
export const bitsOf = (types: readonly WebhookEventType[]): number =>
  types.reduce((bits, type) => bits | bitOf(type), 0)

/** Whether these bits include a type. */
export const includesEvent = (bits: number, type: WebhookEventType): boolean => (bits & bitOf(type)) !== 0

/** The types of these bits. */
export const typesIn = (bits: number): WebhookEventType[] => WEBHOOK_EVENTS.filter((type) => includesEvent(bits, type))
