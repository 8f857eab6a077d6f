/** Why something that a file carries is not taken over. */
export const CARRIED_REFUSALS = [
  /** Servers do not have such a setting here. */
  'unsupported',
  /** The role or channel is not in the server. */
  'gone',
  /** No message can be sent in the channel, or it is a thread. */
  'wrong-type',
  /** The setting would also change the level roles that the server has. */
  'has-level-roles',
  'level-taken',
  'role-taken',
  'everyone',
  'managed',
  'above-bot',
  'no-manage-roles',
  'above-you',
  'more-than-you',
  'manager',
  /** The role has permissions that are dangerous if every member can earn it. */
  'dangerous',
  /** Members would lose a role that the person who imports may not take. */
  'displaces',
  /** Discord did not show the server's roles. */
  'unseen',
] as const

export type CarriedRefusal = (typeof CARRIED_REFUSALS)[number]
