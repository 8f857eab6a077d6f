/** The names that the release before this one gave to kinds of jobs. */
const EARLIER_NAMES: ReadonlyMap<string, string> = new Map([
  ['member-roles', 'roles'],
  ['guild-role-sync', 'guild-roles'],
  ['level-up', 'announce'],
])
const KINDS: ReadonlyMap<string, string> = new Map([...EARLIER_NAMES].map(([kind, earlier]) => [earlier, kind]))

/**
 * The name under which a kind of job is written. During a deploy, processes of the release before this one run beside
 * new ones and know only the earlier names: they would not take a job under a new name, and could announce a member's
 * level-ups in the wrong order. So this release writes the earlier names and reads both. The
 * next release writes the new names, and the release after it removes this file.
 */
export const writtenName = (kind: string): string => EARLIER_NAMES.get(kind) ?? kind

/** Every name under which jobs of a kind may be stored, the written one first. */
export const storedNames = (kind: string): string[] => [...new Set([writtenName(kind), kind])]

/** The kind that a stored name stands for; a name that this release does not know stands for itself. */
export const kindOf = (storedName: string): string => KINDS.get(storedName) ?? storedName
