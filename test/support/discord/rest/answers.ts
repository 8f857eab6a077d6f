import type { FormErrors } from './form-errors.ts'

/** What a route answers; no body for 204. */
export interface Answer {
  status: number
  body?: object
  headers?: Record<string, string>
}

/** Discord's refusals by code: HTTP status and wording. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const REFUSALS = {
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [404, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  10129: [404, 'Unknown Entitlement'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30005: [400, 'Maximum number of guild roles reached (250)'],
  30010: [400, 'Maximum number of reactions reached (20)'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  40019: [400, 'Entitlement has already been granted and cannot be deleted.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has hit the maximum number of follow up messages'],
  40333: [403, 'internal network error'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50028: [400, 'Invalid Role'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160002: [403, 'Cannot reply without permission to read message history'],
} as const

export type RefusalCode = keyof typeof REFUSALS

export const ok = (body: object): Answer => ({ status: 200, body })
export const created = (body: object): Answer => ({ status: 201, body })
export const noContent: Answer = { status: 204 }

export function refuse(code: RefusalCode): Answer {
  const [status, message] = REFUSALS[code]
  return { status, body: { message, code } }
}

export const invalidForm = (errors: FormErrors): Answer => ({
  status: 400,
  body: { message: 'Invalid Form Body', code: 50035, errors },
})

/** Refusals that carry no code of their own. */
export const unauthorized: Answer = { status: 401, body: { message: '401: Unauthorized', code: 0 } }
export const noSuchRoute: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } }
export const wrongMethod: Answer = { status: 405, body: { message: '405: Method Not Allowed', code: 0 } }
