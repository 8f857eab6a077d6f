import { expect } from 'bun:test'
import type { Discord } from '../support/discord/discord.ts'
import { restOf } from './client.ts'
import { type Answering, endpointOf } from './endpoint.ts'

/** A guild with an application that answers interactions, and a member. The caller stops the endpoint. */
export async function answeringCommunity(discord: Discord, answer: Answering) {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const general = guild.channel('general')
  const endpoint = endpointOf(app, answer)
  expect(await app.setInteractionsUrl(endpoint.url)).toEqual({ ok: true })
  const rest = restOf(discord, app)
  return { app, guild, general, rest, alice: guild.member('alice'), endpoint, asked: endpoint.asked }
}
