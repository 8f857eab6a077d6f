import { verify } from 'node:crypto'
import type { APIInteraction } from 'discord-api-types/v10'
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { Application } from '../support/discord/community/application.ts'

export interface Endpoint {
  url: string
  /** The interactions that the endpoint received, without PINGs. */
  asked: APIInteraction[]
  stop(): Promise<void>
}

export type Answering = (interaction: APIInteraction) => object | Response | Promise<object | Response>

/** An application's endpoint that checks signatures and answers with what it is given. */
export function endpointOf(application: Application, answer: Answering): Endpoint {
  const asked: APIInteraction[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const body = await request.text()
      const timestamp = request.headers.get('X-Signature-Timestamp') ?? ''
      const signature = Buffer.from(request.headers.get('X-Signature-Ed25519') ?? '', 'hex')
      const spki = Buffer.concat([
        Buffer.from('302a300506032b6570032100', 'hex'),
        Buffer.from(application.publicKey, 'hex'),
      ])
      const key = { key: spki, format: 'der', type: 'spki' } as const
      if (!verify(null, Buffer.from(timestamp + body), key, signature)) return new Response('bad', { status: 401 })
      const interaction: APIInteraction = JSON.parse(body)
      if (interaction.type === InteractionType.Ping) return Response.json({ type: InteractionResponseType.Pong })
      asked.push(interaction)
      const answered = await answer(interaction)
      return answered instanceof Response ? answered : Response.json(answered)
    },
  })
  return { url: `http://127.0.0.1:${server.port}/interactions`, asked, stop: () => server.stop(true) }
}
