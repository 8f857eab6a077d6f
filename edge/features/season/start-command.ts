import { quietTimeOf } from '../../../shared/database/guilds/settings.ts'
import { startSeason } from '../../../shared/database/seasons/change.ts'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { readQuietTime } from '../../../shared/levelling/quiet-time.ts'
import {
  DEFAULT_WINNERS,
  endTimeProblem,
  LONGEST_SEASON_NAME,
  MOST_WINNERS,
  type SeasonOptions,
} from '../../../shared/levelling/season.ts'
import { seasonRoleRefusal } from '../../../shared/levelling/season-role.ts'
import { readWhen } from '../../../shared/levelling/typed-boost.ts'
import { readTimeZone, timeZoneChoices } from '../../../shared/settings/typed-time-zone.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import { type SeasonFacts, seasonFacts } from '../../guild/seasons.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { announceRefusal, botAnnounceRefusal } from '../../messages/announce-refusal.ts'
import { endTimeText, openText, startedText, winnersRoleText, workText } from '../../messages/season.ts'
import { startTranslations } from './labels.ts'

/** Reads the facts, and the time zone of typed times: that of the quiet time, or else UTC. */
async function readFacts({ database, guildId }: InteractionContext): Promise<SeasonFacts & { timeZone: string }> {
  const [facts, quietTime] = await Promise.all([seasonFacts(database, guildId), quietTimeOf(database, guildId)])
  const quiet = quietTime === null ? null : readQuietTime(quietTime)
  return { ...facts, timeZone: quiet?.timeZone ?? 'UTC' }
}

/** Why the role or the channel is refused; null where the member and the bot may use both. Asks Discord only if needed. */
async function placeRefusal(
  context: InteractionContext,
  { roleId, channelId }: Pick<SeasonOptions, 'roleId' | 'channelId'>,
  { stored }: SeasonFacts,
): Promise<string | null> {
  const { text, guildId, user, resolved } = context
  if (roleId === null && channelId === null) return null
  if (channelId !== null) {
    const refusal = announceRefusal(text, channelId, resolved.channels.get(channelId))
    if (refusal !== null) return refusal
  }
  const view = await fetchGuildView(context)
  if (roleId !== null) {
    const role = (view ?? resolved).roles.get(roleId) ?? null
    const canLook = (await context.botToken()) !== null
    const refusal = seasonRoleRefusal(role, { guildId, user, view, canLook }, stored)
    if (refusal !== null) return winnersRoleText(context, roleId, refusal)
  }
  if (channelId === null) return null
  const sights = view === null ? null : await fetchChannelSights(context, view, [channelId])
  return botAnnounceRefusal(text, channelId, sights?.get(channelId))
}

/** `/season start [xp] [name] [ends] [zone] [winners] [role] [announce]`: starts the next season. */
export const seasonStart = command({
  name: 'start',
  description: 'Start a season',
  translations: startTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  options: {
    xp: {
      type: Type.String,
      description: 'What happens to XP after its end; it stays if left out',
      choices: [
        { name: 'Everybody keeps their XP', value: 'on' },
        { name: 'Everybody begins anew with 0 XP', value: 'anew' },
      ],
    },
    name: { type: Type.String, description: 'Its name, e.g. Winter 2026', max_length: LONGEST_SEASON_NAME },
    ends: { type: Type.String, description: 'When it ends, e.g. Sunday 20:00 or 2026-12-24 20:00', max_length: 40 },
    zone: {
      ...{ type: Type.String, description: 'The time zone of this time, e.g. Europe/Berlin', max_length: 40 },
      autocomplete: (_, typed) => timeZoneChoices(typed),
    },
    winners: {
      type: Type.Integer,
      description: 'How many members win; 3 if left out',
      min_value: 1,
      max_value: MOST_WINNERS,
    },
    role: { type: Type.Role, description: 'The role of the winners' },
    announce: {
      type: Type.Channel,
      description: 'The channel in which I announce the winners',
      channel_types: WRITABLE_TYPES,
    },
  },
  prefetch: (context) => readFacts(context),
  async run(context, { xp = 'on', name = '', ends, zone, winners = DEFAULT_WINNERS, role, announce }, facts) {
    const { database, guildId, actor, now, locale, say } = context
    const [newest] = facts.seasons
    if (facts.work !== null) return { content: workText(context, facts.work) }
    if (newest !== undefined && newest.state !== 'ended') return { content: openText(context, newest) }
    const timeZone = zone === undefined ? facts.timeZone : readTimeZone(zone)
    if (timeZone === null) return say('boost.badZone', { typed: (zone ?? '').replaceAll('`', '') })
    const endsAt = ends === undefined ? null : readWhen(ends, { timeZone, locale, now })
    if (ends !== undefined && endsAt === null) return say('season.badTime', { typed: ends.replaceAll('`', '') })
    const problem = endsAt === null ? null : endTimeProblem(endsAt, now)
    if (problem !== null) return { content: endTimeText(context, problem) }
    const options = { name: name.trim(), endsAt, startsAnew: xp === 'anew', winners, roleId: role ?? null }
    const wanted = { ...options, channelId: announce ?? null }
    const refusal = await placeRefusal(context, wanted, facts)
    if (refusal !== null) return { content: refusal }
    const number = (newest?.number ?? 0) + 1
    const author = { guildId, actor, reply: null }
    const isStarted = await startSeason(database, author, number, wanted, now)
    return isStarted ? { content: startedText(context, number, wanted) } : say('season.workSeason')
  },
})
