/** The cause of a failed job. `other`: the reason names no known one. */
export type FailureCause =
  | 'permission'
  | 'access'
  | 'members'
  | 'role'
  | 'roleManaged'
  | 'mostRoles'
  | 'direct'
  | 'thread'
  | 'channelType'
  | 'autoMod'
  | 'twoFactor'
  | 'token'
  | 'busy'
  | 'blocked'
  | 'other'

/** Discord's error codes by cause. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const CAUSES: ReadonlyMap<string, FailureCause> = new Map([
  ['50013', 'permission'],
  ['10011', 'role'],
  ['50028', 'roleManaged'],
  ['30005', 'mostRoles'],
  ['10003', 'access'],
  ['10004', 'access'],
  ['50001', 'access'],
  ['50007', 'direct'],
  ['50278', 'direct'],
  ['50083', 'thread'],
  ['160005', 'thread'],
  ['50008', 'channelType'],
  ['50024', 'channelType'],
  ['40058', 'channelType'],
  ['40067', 'channelType'],
  ['20009', 'autoMod'],
  ['200000', 'autoMod'],
  ['200001', 'autoMod'],
  ['240000', 'autoMod'],
  ['60003', 'twoFactor'],
  ['20016', 'busy'],
  ['20028', 'busy'],
  ['20029', 'busy'],
  ['40003', 'busy'],
  ['40004', 'busy'],
  ['40062', 'busy'],
  ['130000', 'busy'],
  ['40333', 'blocked'],
])

/** Kinds of jobs that ask about members, not about a channel. For these, "Missing Access" of Discord is the cause `members`. */
const ABOUT_MEMBERS: ReadonlySet<string> = new Set(['member-roles', 'guild-role-sync'])

/**
 * Every cause that a reason names, each once; `other` where it names none.
 * @param reason as the job keeps it: where Discord refused, its code stands first, e.g. `50013: Missing Permissions`
 * @param kind of the job
 */
export function failureCauses(reason: string, kind = ''): FailureCause[] {
  const causes = [...reason.matchAll(/\b(\d{5,6}):/g)].flatMap(([, code]) => CAUSES.get(code ?? '') ?? [])
  if (reason.includes('refuses the bot token')) causes.push('token')
  if (/answered (408|429|5\d\d)/.test(reason)) causes.push('busy')
  const known = causes.map((cause) => (cause === 'access' && ABOUT_MEMBERS.has(kind) ? 'members' : cause))
  return known.length === 0 ? ['other'] : [...new Set(known)]
}

/** A change by an admin: of roles, or of channels and their permissions. After either, Discord may accept what it refused before. */
export type PermissionChange = 'roles' | 'channels'

const RESOLVES: Readonly<Record<PermissionChange, ReadonlySet<FailureCause>>> = {
  roles: new Set(['permission', 'access', 'members', 'roleManaged', 'mostRoles', 'twoFactor']),
  channels: new Set(['permission', 'access', 'thread']),
}

/** Whether a failed job may work after such a change. */
export function mayWork({ kind, reason }: { kind: string; reason: string }, what: PermissionChange): boolean {
  if (ABOUT_MEMBERS.has(kind) !== (what === 'roles')) return false
  return failureCauses(reason, kind).some((cause) => RESOLVES[what].has(cause))
}
