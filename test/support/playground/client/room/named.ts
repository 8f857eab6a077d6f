/** A member, a role or a channel that a value can name. */
export interface Named {
  id: string
  name: string
}

/** The members, roles and channels of the server, with the names that members see. */
export interface Directory {
  /** Bots are among them. A member may be named by the username as well. */
  members: readonly (Named & { username: string })[]
  roles: readonly Named[]
  channels: readonly (Named & { type: number })[]
}

/** Writes a name with its sign, as members see it. Some roles are called `@everyone`, which has its sign already. */
export const withSign = (sign: string, name: string): string => (name.startsWith(sign) ? name : `${sign}${name}`)

/** The channels of some types. @param types undefined for all */
export const channelsOfTypes = ({ channels }: Directory, types: readonly number[] | undefined): Directory['channels'] =>
  channels.filter(({ type }) => types === undefined || types.includes(type))
