import * as v from 'valibot'
import { directChannel } from '../../acts/channels.ts'
import { identifyBudget } from '../../gateway/identify.ts'
import { channelPayload } from '../../state/channel.ts'
import { ok, refuse } from '../answers.ts'
import { listGuilds } from '../guild-list.ts'
import { parse } from '../parse.ts'
import { openRoute, route } from '../route.ts'

export const userRoutes = [
  openRoute('GET', '/gateway', ({ world }) => ok({ url: world.address.ws })),
  route('GET', '/gateway/bot', ({ world, application }) => {
    const now = Date.now()
    const { total, remaining, resetAt } = identifyBudget(application, now)
    const session_start_limit = {
      total,
      remaining,
      reset_after: Math.max(0, resetAt - now),
      max_concurrency: world.settings.maxConcurrency,
    }
    const shards = Math.max(1, Math.ceil(application.guilds.size / world.settings.guildsPerShard))
    return ok({ url: world.address.ws, shards, session_start_limit })
  }),
  route('GET', '/users/@me', ({ application }) =>
    ok({ ...application.bot.payload, verified: true, mfa_enabled: true, email: null, locale: 'en-US', flags: 0 }),
  ),
  route('GET', '/users/@me/guilds', ({ world, application, query }) =>
    listGuilds(
      [...application.guilds].flatMap((id) => world.guilds.get(id) ?? []),
      application.bot.id,
      query,
    ),
  ),
  route('POST', '/users/@me/channels', ({ world, application, body }) => {
    const parsed = parse(v.object({ recipient_id: v.string() }), body)
    if (!parsed.ok) return parsed.answer
    const user = world.users.get(parsed.value.recipient_id)
    if (!user) return refuse(10013)
    // Bots cannot talk to bots.
    if (user.payload.bot) return refuse(50007)
    return ok(channelPayload(directChannel(world, application, user)))
  }),
  route('GET', '/users/:user', ({ world, parameters }) => {
    const user = world.users.get(parameters.user)
    return user ? ok(user.payload) : refuse(10013)
  }),
]
