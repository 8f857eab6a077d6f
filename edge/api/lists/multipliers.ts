import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import { type MultipliersReply, multiplierBody, multipliersReply } from '../../../shared/api/lists.ts'
import { byKindAndHeight, changeMultiplier, removeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { type AppliedMultiplier, factorOf, percentOf } from '../../../shared/levelling/earning-factor.ts'
import { gainAt } from '../../../shared/levelling/gain.ts'
import { RULE_CHOICES } from '../../../shared/settings/multiplier-rule.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { multiplierSaved, targetMention } from '../../messages/multiplier.ts'
import type { GuildContext } from '../context.ts'
import { changeStored } from '../guild/conflict.ts'
import { type GuildFacts, guildFacts } from '../guild/facts.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { channelToList } from './channel-to-list.ts'
import { channelEntries, roleEntries } from './entries.ts'

const params = v.object({ kind: v.picklist(['channels', 'roles']), id })
const KINDS = { channels: 'channel', roles: 'role' } as const

/** The multipliers for their page. @param saved the change in words; null where nothing was changed */
async function replyOf(
  context: GuildContext,
  { stored, looked }: GuildFacts,
  saved: string | null,
): Promise<Reply<MultipliersReply>> {
  const { settings, multipliers } = stored
  const version = String(stored.version)
  const sorted = multipliers.toSorted(byKindAndHeight)
  const idsOf = (kind: AppliedMultiplier['kind']) => sorted.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const percents = new Map(sorted.map(({ kind, id: target, percent }) => [`${kind} ${target}`, percent]))
  const withFactor = <Entry extends { id: string }>(kind: AppliedMultiplier['kind'], entries: readonly Entry[]) =>
    entries.map((entry) => ({ ...entry, factor: factorOf(percents.get(`${kind} ${entry.id}`) ?? 0) }))
  const body = {
    version,
    channels: withFactor('channel', await channelEntries(context, idsOf('channel'), looked)),
    roles: withFactor('role', roleEntries(idsOf('role'), looked)),
    rule: RULE_CHOICES[settings.multiplierRule][languageOf(context.locale)],
    gain: gainAt(settings.xpRate, settings),
    base: { leastXp: settings.leastXp, mostXp: settings.mostXp, rate: settings.xpRate },
    saved,
  }
  return { version, body }
}

/** The multipliers after a change. @param before the facts on which the change was made */
function changed(context: GuildContext, before: GuildFacts, multipliers: AppliedMultiplier[], saved: string) {
  const version = nextVersion(before.stored.version, context.now)
  return replyOf(context, { ...before, stored: { ...before.stored, multipliers, version } }, saved)
}

/** Why the caller cannot give this role or channel a multiplier; null where they can. The rules are those of the commands. */
async function refusalOf(
  context: GuildContext,
  { kind, id: target }: Omit<AppliedMultiplier, 'percent'>,
  { looked }: GuildFacts,
): Promise<Problem | null> {
  const { guildId, locale } = context
  const { text, mention } = sayAsCommands(locale)
  if (kind === 'role' && target === guildId) {
    return refuse('cannot-do', text('multipliers.everyone', { multiplier: mention('settings multiplier') }))
  }
  if (kind === 'channel') {
    const named = await channelToList(context, looked, target)
    return 'problem' in named ? named : null
  }
  if (looked === null) return refuse('unavailable', text('settings.unchecked'))
  return looked.view.roles.has(target) ? null : refuse('not-found', saySettings(locale)('noRole'))
}

const readMultipliers = route({
  id: 'multipliers.list',
  method: 'GET',
  path: '/guilds/:guild_id/multipliers',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the multipliers of roles and channels',
  reply: multipliersReply,
  load: (context) => guildFacts(context),
  run: (context, _, facts) => replyOf(context, facts, null),
})

const setMultiplier = route({
  id: 'multipliers.set',
  method: 'PUT',
  path: '/guilds/:guild_id/multipliers/:kind/:id',
  access: 'manager',
  key: 'write',
  summary: 'Sets the multiplier of a role or channel; 1 removes it',
  request: { params, body: multiplierBody },
  reply: multipliersReply,
  takesVersion: true,
  load: (context) => guildFacts(context),
  async run(context, { params: { kind: list, id: target }, body: { factor } }, facts) {
    const { database, guildId, actor, now, locale } = context
    const say = sayAsCommands(locale)
    const percent = percentOf(factor)
    if (percent === null) return refuse('cannot-do', say.text('multipliers.decimals'))
    const entry = { kind: KINDS[list], id: target, percent }
    const refusal = await refusalOf(context, entry, facts)
    if (refusal !== null) return refusal
    return changeStored(context, facts.stored, async (newest, expected) => {
      const others = newest.multipliers.filter((one) => one.kind !== entry.kind || one.id !== target)
      const result = await changeMultiplier(database, { guildId, actor, expected, ...entry }, now)
      if (result === 'stale') return result
      const saved = multiplierSaved(say, entry, result)
      const before = { stored: newest, looked: facts.looked }
      if (result === 'known' || result === 'unknown') return replyOf(context, before, saved)
      return changed(context, before, result === 'removed' ? others : [...others, entry], saved)
    })
  },
})

const removeMultiplierRoute = route({
  id: 'multipliers.remove',
  method: 'DELETE',
  path: '/guilds/:guild_id/multipliers/:kind/:id',
  access: 'manager',
  key: 'write',
  summary: 'Removes the multiplier of a role or channel',
  request: { params },
  reply: multipliersReply,
  takesVersion: true,
  load: (context) => guildFacts(context),
  run(context, { params: { kind: list, id: target } }, { stored, looked }) {
    const { database, guildId, actor, now, locale, after } = context
    const { text, mention } = sayAsCommands(locale)
    const kind = KINDS[list]
    return changeStored(context, stored, async (newest, expected) => {
      const others = newest.multipliers.filter((one) => one.kind !== kind || one.id !== target)
      const removed =
        others.length < newest.multipliers.length
          ? await removeMultiplier(database, { guildId, actor, expected, kind, id: target }, now, after)
          : 'unknown'
      if (removed === 'stale') return removed
      if (removed === 'unknown')
        return refuse('not-found', text('multipliers.unknown', { list: mention('multipliers list') }))
      const saved = text('multipliers.removed', { target: targetMention({ kind, id: target }) })
      return changed(context, { stored: newest, looked }, others, saved)
    })
  },
})

/** The routes about a guild's multipliers. */
export const multiplierRoutes = [readMultipliers, setMultiplier, removeMultiplierRoute]
