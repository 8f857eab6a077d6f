import * as v from 'valibot'
import { boostBody, boostPreviewReply, boostsReply, skipBody } from '../../../shared/api/boosts.ts'
import { id } from '../../../shared/api/ids.ts'
import { listBoosts, type StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import { addBoost, cutsWith, type NewBoost, skipRun, stopBoost } from '../../../shared/database/guilds/change-boosts.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { dateAndTime } from '../../../shared/discord/markdown.ts'
import { nextRuns } from '../../../shared/levelling/boost.ts'
import { refuseBoost } from '../../../shared/levelling/boost-refusal.ts'
import { boostInWords } from '../../../shared/levelling/boost-texts.ts'
import { isTimeZone } from '../../../shared/levelling/time-zone.ts'
import { boostRefusalText, boostSavedText, randomFraction } from '../../messages/boost.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { announcePlaceRefusal } from '../guild/announce-place.ts'
import { changeOnTop } from '../guild/conflict.ts'
import { guildFacts } from '../guild/facts.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { route } from '../route.ts'
import { boostsReplyOf, runsOf, wantedOf } from './shown.ts'

const params = v.object({ id })

const load = (context: GuildLoadContext) =>
  Promise.all([guildFacts(context), listBoosts(context.database, context.guildId, context.now)])

/** The boosts of a guild, with the version of its configuration. */
interface KnownBoosts {
  version: number
  boosts: readonly StoredBoost[]
}

/** Changes the boosts as `changeOnTop` does. A second attempt first reads the boosts again. */
const changeBoosts = <Result>(
  context: GuildContext,
  known: KnownBoosts,
  attempt: (known: KnownBoosts, expected: number | undefined) => Promise<Result | 'stale'>,
) => changeOnTop(context, { known, read: () => readBoosts(context), attempt })

async function readBoosts({ database, guildId, now }: GuildContext): Promise<KnownBoosts> {
  const [{ version }, boosts] = await Promise.all([
    guildOverview(database, guildId),
    listBoosts(database, guildId, now),
  ])
  return { version, boosts }
}

const sayOf = ({ locale }: GuildContext) => ({ ...sayAsCommands(locale), locale })

/** Why a boost is refused; null where it is accepted. The rules are those of `/boost start` and `/boost schedule`. */
function boostRefusal(context: GuildContext, wanted: NewBoost, boosts: readonly StoredBoost[]): Problem | null {
  const say = sayOf(context)
  const zone = wanted.weekly?.timeZone
  if (zone !== undefined && !isTimeZone(zone)) {
    const detail = say.text('boost.badZone', { typed: zone.replaceAll('`', '') })
    return refuse('cannot-do', detail, { errors: [{ at: 'body.weekly.timeZone', detail }] })
  }
  const refusal = refuseBoost(wanted, boosts, context.now)
  return refusal && refuse('cannot-do', boostRefusalText(say, refusal))
}

const listRoute = route({
  id: 'boosts.list',
  method: 'GET',
  path: '/guilds/:guild_id/boosts',
  access: 'viewer',
  key: 'read',
  summary: 'Lists boosts that run or will run, each with its next runs',
  reply: boostsReply,
  load,
  run: (context, _, [{ stored }, boosts]) => boostsReplyOf(context, stored.version, boosts, null),
})

const previewRoute = route({
  id: 'boosts.preview',
  method: 'POST',
  path: '/guilds/:guild_id/boosts/preview',
  access: 'viewer',
  key: 'read',
  summary: 'Shows when a boost would run, and changes nothing',
  request: { body: boostBody },
  reply: boostPreviewReply,
  changesNothing: true,
  load: ({ database, guildId, now }) => listBoosts(database, guildId, now),
  run(context, { body }, boosts) {
    const wanted = wantedOf(body, context.now)
    const refusal = boostRefusal(context, wanted, boosts)
    if (refusal?.errors !== undefined) return refusal
    const text = boostInWords(wanted, context.locale, dateAndTime)
    return { body: { text, runs: runsOf(wanted, context.now), refusal: refusal?.detail ?? null } }
  },
})

const addRoute = route({
  id: 'boosts.add',
  method: 'POST',
  path: '/guilds/:guild_id/boosts',
  access: 'manager',
  key: 'write',
  summary: 'Starts a boost, or plans one',
  request: { body: boostBody },
  reply: boostsReply,
  takesVersion: true,
  status: 201,
  load,
  async run(context, { body }, [facts, listed]) {
    const { database, guildId, actor, now } = context
    const say = sayOf(context)
    const wanted = wantedOf(body, now)
    const early = boostRefusal(context, wanted, listed)
    if (early !== null) return early
    const unannounced = await announcePlaceRefusal(context, facts.looked, wanted.channelId)
    if (unannounced !== null) return unannounced
    const known = { version: facts.stored.version, boosts: listed }
    return changeBoosts(context, known, async ({ version, boosts }, expected) => {
      const refusal = boosts === listed ? null : boostRefusal(context, wanted, boosts)
      if (refusal !== null) return refusal
      const added = await addBoost(database, { guildId, actor, expected }, wanted, { now, random: randomFraction() })
      if (added === 'stale') return added
      if (added === 'too-many') return refuse('cannot-do', boostRefusalText(say, { reason: added }))
      const boost = { ...wanted, id: added.added, cuts: [], announcedUntil: wanted.startsAt - 1 }
      const saved = boostSavedText(say, wanted, now)
      return boostsReplyOf(context, nextVersion(version, now), [...boosts, boost], saved)
    })
  },
})

const stopRoute = route({
  id: 'boosts.stop',
  method: 'DELETE',
  path: '/guilds/:guild_id/boosts/:id',
  access: 'manager',
  key: 'write',
  summary: 'Ends a boost now',
  request: { params },
  reply: boostsReply,
  takesVersion: true,
  load,
  run(context, { params: { id: boostId } }, [{ stored }, listed]) {
    const { database, guildId, actor, now, locale } = context
    const { text } = sayOf(context)
    return changeBoosts(context, { version: stored.version, boosts: listed }, async ({ version, boosts }, expected) => {
      const boost = boosts.find((each) => each.id === boostId)
      if (boost === undefined) return refuse('not-found', text('boost.gone'))
      const stopped = await stopBoost(database, { guildId, actor, expected }, boost, now)
      if (stopped === 'stale') return stopped
      if (stopped === 'unknown') return refuse('not-found', text('boost.gone'))
      const others = boosts.filter((each) => each !== boost)
      const saved = text('boost.stopped', { boost: boostInWords(boost, locale, dateAndTime) })
      return boostsReplyOf(context, nextVersion(version, now), others, saved)
    })
  },
})

const skipRoute = route({
  id: 'boosts.skip',
  method: 'POST',
  path: '/guilds/:guild_id/boosts/:id/skip',
  access: 'manager',
  key: 'write',
  summary: 'Cancels the next run of a weekly boost, or the rest of the run that has begun',
  request: { params, body: skipBody },
  reply: boostsReply,
  takesVersion: true,
  load,
  run(context, { params: { id: boostId }, body: { from } }, [{ stored }, listed]) {
    const { database, guildId, actor, now, locale } = context
    const { text } = sayOf(context)
    return changeBoosts(context, { version: stored.version, boosts: listed }, async ({ version, boosts }, expected) => {
      const boost = boosts.find((each) => each.id === boostId)
      const [run] = boost === undefined || boost.weekly === null ? [] : nextRuns(boost, now, 1)
      if (boost === undefined || run === undefined || run.from !== from) return refuse('not-found', text('boost.gone'))
      const skipped = await skipRun(database, { guildId, actor, expected }, boost, run, now)
      if (skipped === 'stale') return skipped
      if (skipped === 'unknown') return refuse('not-found', text('boost.gone'))
      const saved = text('boost.skipped', {
        ...{ boost: boostInWords(boost, locale, dateAndTime) },
        ...{ start: dateAndTime(run.from), end: dateAndTime(run.until) },
      })
      const changed = { ...boost, cuts: cutsWith(boost.cuts, run, now) }
      const newest = boosts.map((each) => (each === boost ? changed : each))
      return boostsReplyOf(context, nextVersion(version, now), newest, saved)
    })
  },
})

/** The routes about a guild's boosts. */
export const boostRoutes = [listRoute, previewRoute, addRoute, stopRoute, skipRoute]
