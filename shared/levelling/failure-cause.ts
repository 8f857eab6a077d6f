/** What lies behind a failed job, as far as an admin can do something about it. */
export type FailureCause = 'permission' | 'access' | 'role' | 'direct' | 'other'

/** Discord's codes for it. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const CAUSES: ReadonlyMap<string, FailureCause> = new Map([
  ['50013', 'permission'],
  ['50028', 'role'],
  ['10011', 'role'],
  ['10003', 'access'],
  ['50001', 'access'],
  ['50007', 'direct'],
  ['50278', 'direct'],
])

/** @param reason as the job keeps it: where Discord refused, its code stands first, e.g. `50013: Missing Permissions` */
export const failureCause = (reason: string): FailureCause =>
  CAUSES.get(/\b(\d{5}):/.exec(reason)?.[1] ?? '') ?? 'other'
