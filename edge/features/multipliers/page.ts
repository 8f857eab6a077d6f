import { listMultipliers } from '../../../shared/database/guilds/multipliers.ts'
import { standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { AppliedMultiplier, MultiplierRule } from '../../../shared/levelling/earning-factor.ts'
import { entryPage } from '../../guild/entry-page.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import type { ShownEntry } from '../../messages/entry-line.ts'
import type { Page } from '../../messages/list.ts'

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
  return { ...(await entryPage(context, all, wanted)), rule: settings.multiplierRule }
}
