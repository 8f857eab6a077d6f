import * as v from 'valibot'
import {
  endpointRequest,
  portalRequest,
  type RunRequest,
  redirectRequest,
  runRequest,
} from '../../../scripts/local/community-protocol.ts'
import { inputsOf } from '../discord/checks/modal.ts'
import type { Application } from '../discord/community/application.ts'
import type { Reply } from '../discord/interactions/reply.ts'
import type { Place } from './place.ts'

const SETTLE_WITHIN_MS = 15_000

const refuse = (error: string, status = 400): Response => Response.json({ error }, { status })

/** Answers the requests of scripts/dev and scripts/try: sets the edge's and the dashboard's address, and uses commands as a member. */
export function serveControl(place: Place): { url: string; stop(): Promise<void> } {
  const lastReplies = new Map<string, Reply>()

  async function setEndpoint({ url }: v.InferOutput<typeof endpointRequest>): Promise<Response> {
    const verdict = await place.application.setInteractionsUrl(url)
    if (!verdict.ok) return refuse(`Discord refuses the endpoint: ${verdict.reason}`)
    return Response.json({})
  }

  function addRedirect({ uri }: v.InferOutput<typeof redirectRequest>): Response {
    const { application } = place
    application.redirectUris = [...new Set([...application.redirectUris, uri])]
    return Response.json({})
  }

  async function run({ as, does, locale, app }: RunRequest): Promise<Response> {
    if (!place.people.includes(as)) return refuse(`nobody here is called ${as}; there are ${place.people.join(', ')}`)
    const member = place.guild.member(as)
    if (locale !== undefined) member.user.locale = locale
    const reply = await act(as, does, place.applicationNamed(app))
    lastReplies.set(as, reply)
    await reply.settled(SETTLE_WITHIN_MS)
    return Response.json({ text: withNames(place, reply.text) })
  }

  function act(as: string, does: RunRequest['does'], app: Application): Promise<Reply> {
    const member = place.guild.member(as)
    switch (does.what) {
      case 'run':
        return member.runs(does.line, { app, options: filesOf(does.files) })
      case 'type':
        return member.types(does.line, { app })
      case 'pick':
        return member.picks(does.menu, { user: place.guild.member(does.on) }, { app })
      case 'click':
        return member.clicks(lastReplyOf(as), does.button)
      case 'select':
        return member.selects(lastReplyOf(as), does.values)
      case 'fill':
        return fill(as, does.filled)
      case 'look':
        return Promise.resolve(lastReplyOf(as))
    }
  }

  function fill(as: string, filled: Filled): Promise<Reply> {
    const reply = lastReplyOf(as)
    if (reply.modal === null) throw new Error('the last reply is no form; press its button first')
    const [only, second] = inputsOf(reply.modal)
    const named = filled.map(({ field, text }) => {
      if (field === null && second !== undefined) throw new Error('the form has several fields: FIELD=TEXT')
      return [field ?? only?.component.custom_id ?? '', text] as const
    })
    return place.guild.member(as).submits(reply, Object.fromEntries(named))
  }

  function lastReplyOf(as: string): Reply {
    const last = lastReplies.get(as)
    if (last === undefined) throw new Error(`${as} has not seen a reply yet; run a command first`)
    return last
  }

  async function portal({ endpoint }: v.InferOutput<typeof portalRequest>): Promise<Response> {
    if (endpoint !== undefined) {
      const verdict = await place.applicationNamed(endpoint.app).setInteractionsUrl(endpoint.url)
      if (!verdict.ok) return refuse(`Discord refuses the endpoint: ${verdict.reason}`)
    }
    const lines = place.applications.map(
      ({ name, id, publicKey, token, clientSecret, redirectUris, interactionsUrl }) =>
        `${name}\n  id             ${id}\n  public key     ${publicKey}\n  token          ${token}\n  client secret  ${clientSecret}\n  redirects      ${redirectUris.join(', ') || '(none)'}\n  endpoint       ${interactionsUrl ?? '(none)'}`,
    )
    return Response.json({ text: lines.join('\n') })
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
          case '/redirect':
            return addRedirect(v.parse(redirectRequest, body))
          case '/run':
            return await run(v.parse(runRequest, body))
          case '/portal':
            return await portal(v.parse(portalRequest, body))
          default:
            return refuse('there is /endpoint, /redirect, /run and /portal', 404)
        }
      } catch (error) {
        return refuse(error instanceof Error ? error.message : String(error))
      }
    },
  })
  return { url: server.url.href, stop: () => server.stop(true) }
}

type Filled = Extract<RunRequest['does'], { what: 'fill' }>['filled']
type SentFiles = Extract<RunRequest['does'], { what: 'run' }>['files']

const filesOf = (files: SentFiles) =>
  Object.fromEntries(
    files.map(({ option, filename, base64 }) => [option, { filename, bytes: Uint8Array.fromBase64(base64) }]),
  )

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
