import * as v from 'valibot'
import { endAllReply, meQuery, meReply, sessionsReply } from '../../../shared/api/me.ts'
import { endAllSessions, endSession, endSessionOf, listDevices } from '../../../shared/database/web/sessions.ts'
import { avatarUrl } from '../../../shared/discord/avatar.ts'
import { refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { ownDataRoutes } from './own-data.ts'
import { ownGuilds } from './own-guilds.ts'
import { sayMe } from './texts.ts'

const me = route({
  id: 'me.read',
  method: 'GET',
  path: '/me',
  access: 'person',
  summary: 'Shows the person who is logged in, and their servers',
  request: { query: meQuery },
  reply: meReply,
  async run({ database, session, people, locale, now }, { query: { refresh } }) {
    const { person } = session
    const found = await people.guilds.find(session, refresh === 'true')
    if (!found.ok && found.reason === 'logged-out') {
      // The person took the permission back at Discord, or the key that sealed the token is gone.
      await endSessionOf(database, session.idHash)
      return refuse('not-logged-in', sayMe(locale)('loggedOut'))
    }
    if (!found.ok) return refuse('unavailable', sayMe(locale)('discordAway'), { retryAfterSeconds: 5 })
    const lists = await ownGuilds(database, { guilds: found.guilds, userId: person.id, now }, people)
    const { id, username, globalName, avatar } = person
    const picture = avatarUrl({ id, avatar, discriminator: '0' }, { cdnUrl: people.cdnUrl })
    const shown = { id, name: globalName ?? username, username, avatarUrl: picture }
    return { body: { person: shown, ...lists, inviteUrl: people.inviteUrl } }
  },
})

const devices = route({
  id: 'me.sessions.list',
  method: 'GET',
  path: '/me/sessions',
  access: 'person',
  summary: 'Lists the browsers in which the person is logged in',
  reply: sessionsReply,
  load: ({ database, sessionHash, now }) => listDevices(database, sessionHash, now),
  run({ session }, _, items) {
    return {
      body: {
        items: items.map(({ idHash, ...rest }) => ({ id: idHash, ...rest, isCurrent: idHash === session.idHash })),
        next: null,
      },
    }
  },
})

const endOne = route({
  id: 'me.sessions.end',
  method: 'DELETE',
  path: '/me/sessions/:session',
  access: 'person',
  summary: 'Logs the person out in one browser',
  request: { params: v.object({ session: v.pipe(v.string(), v.maxLength(64)) }) },
  reply: v.undefined(),
  async run({ database, session, locale }, { params }) {
    const ended = await endSession(database, { userId: session.person.id, idHash: params.session })
    return ended ? { status: 204 } : refuse('not-found', sayMe(locale)('noDevice'))
  },
})

const endAll = route({
  id: 'me.sessions.end-all',
  method: 'POST',
  path: '/me/sessions/end-all',
  access: 'person',
  summary: 'Logs the person out everywhere, and takes back the permission at Discord',
  reply: endAllReply,
  async run({ database, session, people }) {
    const token = await people.tokens.open(session.idHash, session.sealedToken)
    const revoked =
      token === null
        ? Promise.resolve(false)
        : people.revoke(token).then(
            () => true,
            () => false,
          )
    // The sessions end here even if Discord does not answer.
    const [isRevoked] = await Promise.all([revoked, endAllSessions(database, session.person.id)])
    return { body: { isRevoked } }
  },
})

export const meRoutes: readonly AnyRoute[] = [me, devices, endOne, endAll, ...ownDataRoutes]
