import { listMultipliers } from '../../../shared/database/guilds/multipliers.ts'
import { standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { AppliedMultiplier, MultiplierRule } from '../../../shared/levelling/earning-factor.ts'
import { entryStates } from '../../guild/entry-states.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import { type Page, pageOf } from '../../messages/list.ts'

/** Not more than `fetchChannelSights` fetches one by one. */
const ENTRIES_PER_PAGE = 10

export interface MultipliersPage extends Page<ShownEntry & AppliedMultiplier> {
  /** How several multipliers count at once. */
  rule: MultiplierRule
}

/** A page of the multipliers, each with the state of its role or channel in Discord. */
export async function multipliersPage(context: InteractionContext, wanted: number): Promise<MultipliersPage> {
  const { database, guildId } = context
  const [all, { settings }] = await Promise.all([
    listMultipliers(database, guildId),
    standingSettings(database, guildId),
  ])
  const page = pageOf(all, wanted, ENTRIES_PER_PAGE)
  const idsOf = (kind: AppliedMultiplier['kind']) => page.items.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const states = await entryStates(context, { roleIds: idsOf('role'), channelIds: idsOf('channel') })
  const items = page.items.map((one) => ({ ...one, is: states.get(one.id) ?? ('unknown' as const) }))
  return { ...page, items, rule: settings.multiplierRule }
}
