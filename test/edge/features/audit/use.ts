import { ComponentType } from 'discord-api-types/v10'
import type { Member } from '../../../support/discord/community/member.ts'
import type { Reply } from '../../../support/discord/interactions/reply.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'
import type { EdgeCustomer } from '../../../support/edge-customer.ts'

/** A server with the channels, roles and members that uses name, and a customer with a bot. */
export interface Place {
  community: EdgeCommunity
  customer: EdgeCustomer
  owner: Member
}

export type Use = (place: Place) => Promise<unknown>

/** A change by a command or component. */
export interface Change {
  /** Makes the use possible. */
  given?: Use
  use: Use
  /** The kinds of the entries that the use leaves. */
  leaves: readonly string[]
  /** How many entries the same use leaves when it is repeated; null where it cannot be repeated. */
  again: number | null
}

/** Runs a command with these options. */
export const runs =
  (line: string, options: Record<string, string | number> = {}): Use =>
  ({ customer }) =>
    customer.member.runs(line, { options })

/** Runs a command as the owner, with options that the place has. */
export const naming =
  (line: string, name: (place: Place) => Record<string, { id: string } | string | number>): Use =>
  (place) =>
    place.owner.runs(line, { options: name(place) })

/** Several uses, one after the other. */
export const inTurn =
  (...uses: Use[]): Use =>
  async (place) => {
    for (const use of uses) await use(place)
  }

/** Selects values in a reply's menu. @throws where the reply has no such menu */
export const chooseIn = (member: Member, reply: Reply, menu: string, values: Parameters<Member['selects']>[1]) => {
  const rows = reply.components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
  const found = rows.find((one) => 'custom_id' in one && one.custom_id.startsWith(`${menu}:`))
  if (found === undefined || !('custom_id' in found)) throw new Error(`there is no menu ${menu}`)
  return member.selects(reply, values, found.custom_id)
}

/** The option `role` of a command. */
export const role = (name: string) => (place: Place) => ({ role: place.community.guild.role(name) })
