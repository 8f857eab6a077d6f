import { memberPayload } from '../../state/member.ts'
import { ok, refuse } from '../answers.ts'
import { listGuilds } from '../guild-list.ts'
import { personRoute } from '../route.ts'

/** Routes for people's access tokens. https://discord.com/developers/docs/resources/user */
export const peopleRoutes = [
  personRoute('identify', 'GET', '/users/@me', ({ user, token }) => {
    const email = { email: `${user.payload.username}@example.org`, verified: true }
    const flags = { flags: 0, public_flags: 0, mfa_enabled: false, banner: null, accent_color: null }
    return ok({ ...user.payload, ...flags, locale: user.locale, ...(token.scopes.includes('email') && email) })
  }),
  personRoute('guilds', 'GET', '/users/@me/guilds', ({ world, user, query }) =>
    listGuilds(world.guilds.values(), user.id, query),
  ),
  personRoute('guilds.members.read', 'GET', '/users/@me/guilds/:guild/member', ({ world, user, parameters }) => {
    const member = world.guilds.get(parameters.guild)?.members.get(user.id)
    return member ? ok(memberPayload(member)) : refuse(10004)
  }),
]
