import * as v from 'valibot'
import { brandingPatch, brandingReply } from '../../../shared/api/branding.ts'
import { type Branding, getBranding } from '../../../shared/database/branding/branding.ts'
import { hasPremium } from '../../../shared/database/members/premium.ts'
import { changeProfile, type ProfileChange, type ProfileRefusal, resetProfile } from '../../branding/change-profile.ts'
import { checkDataUri } from '../../branding/data-uri.ts'
import { profileRefusal } from '../../branding/refusal-text.ts'
import type { GuildContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'

const PATH = '/guilds/:guild_id/branding'
/** Two pictures of 1 MiB as base64. */
const LARGEST_BODY_KIB = 2_900

const isPremium = ({ database, actor, premiumSkuIds, now }: GuildContext): Promise<boolean> =>
  hasPremium(database, actor.id, { skuIds: premiumSkuIds, now })

/** Whether a customer's bot serves the guild: it has a profile of its own. */
const isOwnBot = ({ bot, people }: GuildContext): boolean => bot.applicationId !== people.bots.mainBotId

const sayOwnBot = ({ locale }: GuildContext): string => sayAsCommands(locale).text('branding.ownBot')

function shown(
  context: GuildContext,
  branding: Branding | null,
  refusal: string | null,
): v.InferOutput<typeof brandingReply> {
  const { guildId, people } = context
  const own = `${people.cdnUrl}/guilds/${guildId}/users/${people.bots.mainBotId}`
  const { nick = null, bio = null, avatar = null, banner = null, premiumEndedAt = null } = branding ?? {}
  return {
    ...{ nick, bio, premiumEndedAt, refusal },
    avatarUrl: avatar && `${own}/avatars/${avatar}.png?size=128`,
    bannerUrl: banner && `${own}/banners/${banner}.png?size=512`,
  }
}

function refusedBy({ locale }: GuildContext, reason: ProfileRefusal | 'changed'): Problem {
  const detail = profileRefusal(sayAsCommands(locale).text, reason)
  return refuse(reason === 'unwell' ? 'unavailable' : reason === 'changed' ? 'conflict' : 'cannot-do', detail)
}

const show = route({
  id: 'branding.show',
  method: 'GET',
  path: PATH,
  access: 'manager',
  summary: 'Shows the name and pictures that the main bot has on this server alone',
  reply: brandingReply,
  load: ({ database, guildId }) => getBranding(database, guildId),
  async run(context, _, branding) {
    const { text } = sayAsCommands(context.locale)
    const refusal = isOwnBot(context) ? sayOwnBot(context) : (await isPremium(context)) ? null : text('refusal.premium')
    return { body: shown(context, branding, refusal) }
  },
})

const change = route({
  id: 'branding.change',
  method: 'PATCH',
  path: PATH,
  access: 'manager',
  summary: 'Changes the name and pictures of the main bot on this server, for people with premium',
  request: { body: brandingPatch },
  reply: v.undefined(),
  largestBodyKib: LARGEST_BODY_KIB,
  async run(context, { body }) {
    const { database, discord, guildId, actor, bot, now, locale } = context
    const { text } = sayAsCommands(locale)
    if (isOwnBot(context)) return refuse('cannot-do', sayOwnBot(context))
    if (!(await isPremium(context))) return refuse('forbidden', text('refusal.premium'))
    const pictures: Pick<ProfileChange, 'avatar' | 'banner'> = {}
    for (const part of ['avatar', 'banner'] as const) {
      const given = body[part]
      if (given === undefined) continue
      const checked = given === null ? ({ ok: true, uri: null } as const) : checkDataUri(given)
      if (checked.ok) pictures[part] = checked.uri
      else {
        const detail = text(`branding.${checked.reason}`)
        return refuse('bad-request', detail, { errors: [{ at: `body.${part}`, detail }] })
      }
    }
    const { nick, bio } = body
    const wanted = { ...(nick !== undefined && { nick }), ...(bio !== undefined && { bio }), ...pictures }
    const changed = await changeProfile({ database, discord, token: bot.token, now }, { guildId, actor }, wanted)
    return changed.ok ? { status: 204 } : refusedBy(context, changed.reason)
  },
})

const reset = route({
  id: 'branding.reset',
  method: 'DELETE',
  path: PATH,
  access: 'manager',
  summary: 'Gives the main bot its usual name and pictures on this server again. It needs no premium',
  reply: v.undefined(),
  load: ({ database, guildId }) => getBranding(database, guildId),
  async run(context, _, branding) {
    const { database, discord, actor, bot, now } = context
    if (isOwnBot(context)) return refuse('cannot-do', sayOwnBot(context))
    if (branding === null) return { status: 204 }
    const done = await resetProfile({ database, discord, token: bot.token, now }, { actor }, branding)
    return done.ok ? { status: 204 } : refusedBy(context, done.reason)
  },
})

export const brandingRoutes: readonly AnyRoute[] = [show, change, reset]
