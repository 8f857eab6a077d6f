import * as v from 'valibot'
import { endpointRequest, runRequest } from '../../../scripts/local/community-protocol.ts'
import type { Reply } from '../discord/interactions/reply.ts'
import type { Place } from './place.ts'

const SETTLE_WITHIN_MS = 15_000

const refuse = (error: string, status = 400): Response => Response.json({ error }, { status })

/** What a person outside asks of the community: where the edge is, and to use commands in a member's name. */
export function serveControl(place: Place): { url: string; stop(): Promise<void> } {
  const lastReplies = new Map<string, Reply>()

  async function setEndpoint({ url }: v.InferOutput<typeof endpointRequest>): Promise<Response> {
    const verdict = await place.application.setInteractionsUrl(url)
    if (!verdict.ok) return refuse(`Discord refuses the endpoint: ${verdict.reason}`)
    return Response.json({})
  }

  async function run({ as, command, click }: v.InferOutput<typeof runRequest>): Promise<Response> {
    if (!place.people.includes(as)) return refuse(`nobody here is called ${as}; there are ${place.people.join(', ')}`)
    const member = place.guild.member(as)
    const last = lastReplies.get(as)
    if (click !== undefined && last === undefined) return refuse(`${as} has not seen a reply yet; run a command first`)
    const reply =
      click !== undefined && last !== undefined ? await member.clicks(last, click) : await member.runs(command ?? '')
    lastReplies.set(as, reply)
    await reply.settled(SETTLE_WITHIN_MS)
    return Response.json({ text: withNames(place, reply.text) })
  }

  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    idleTimeout: 60,
    async fetch(request) {
      const body = await request.json().catch(() => null)
      try {
        switch (new URL(request.url).pathname) {
          case '/endpoint':
            return await setEndpoint(v.parse(endpointRequest, body))
          case '/run':
            return await run(v.parse(runRequest, body))
          default:
            return refuse('there is /endpoint and /run', 404)
        }
      } catch (error) {
        return refuse(error instanceof Error ? error.message : String(error))
      }
    },
  })
  return { url: server.url.href, stop: () => server.stop(true) }
}

/** Mentions as Discord's client shows them: by name. */
export function withNames({ guild }: Place, text: string): string {
  const names = new Map(guild.members.map((member) => [member.id, member.user.payload.global_name ?? member.name]))
  const roles = new Map([...guild.state.roles.values()].map((role) => [role.id, role.name]))
  const channels = new Map(guild.channels.map((channel) => [channel.id, channel.name]))
  return text
    .replace(/<@!?(\d+)>/g, (mention, id: string) => `@${names.get(id) ?? mention}`)
    .replace(/<@&(\d+)>/g, (mention, id: string) => `@${roles.get(id) ?? mention}`)
    .replace(/<#(\d+)>/g, (mention, id: string) => `#${channels.get(id) ?? mention}`)
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
}
