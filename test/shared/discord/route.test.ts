import { expect, test } from 'bun:test'
import { Routes } from 'discord-api-types/v10'
import { routeOf } from '../../../shared/discord/route.ts'

const [GUILD, USER, ROLE] = ['1100000000000000001', '1100000000000000002', '1100000000000000003']

const CASES = [
  ['PUT', Routes.guildMemberRole(GUILD, USER, ROLE), 'PUT /guilds/:id/members/:id/roles/:id'],
  ['POST', Routes.channelMessages(GUILD), 'POST /channels/:id/messages'],
  ['GET', `${Routes.channelMessages(GUILD)}?limit=50&after=${USER}`, 'GET /channels/:id/messages'],
  ['POST', Routes.userChannels(), 'POST /users/@me/channels'],
  ['GET', Routes.gatewayBot(), 'GET /gateway/bot'],
  ['GET', Routes.userGuilds(), 'GET /users/@me/guilds'],
  ['GET', `${Routes.guildMembersSearch(GUILD)}?query=ada`, 'GET /guilds/:id/members/search'],
  ['PATCH', Routes.webhookMessage(USER, 'a-Secret_token'), 'PATCH /webhooks/:id/:token/messages/@original'],
  ['GET', Routes.entitlements(USER), 'GET /applications/:id/entitlements'],
] as const

test.each(CASES)('%s %s counts as %s', (method, path, route) => {
  expect(routeOf(method, path)).toBe(route)
})

test.each([
  ['GET', '/a/new/route'],
  ['DELETE', Routes.channel(GUILD)],
  ['GET', `/guilds/${GUILD}/a-name-that-somebody-chose`],
])('%s %s, which Prosperity does not use, counts as other', (method, path) => {
  expect(routeOf(method, path)).toBe('other')
})
