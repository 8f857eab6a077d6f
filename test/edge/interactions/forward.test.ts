import { describe, expect, test } from 'bun:test'
import { createForward, type Service } from '../../../edge/interactions/forward.ts'
import { parseInteraction } from '../../../edge/interactions/parse.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { type StartTimer, startTimer } from '../../../edge/runtime/timers.ts'
import { readReply } from '../../support/edge-world.ts'
import { autocompleteInteraction, buttonInteraction, commandInteraction } from '../../support/interaction.ts'

const INVOKER = { applicationId: '1400000000000000001', guildId: '1400000000000000005', userId: '7' }
const NOW = 1_700_000_000_000

const SHOW = commandInteraction('/settings show', {}, INVOKER)
const BUTTON = buttonInteraction('audit:1:2', INVOKER)
const TYPING = autocompleteInteraction('levelroles', { type: 1, name: 'remove', options: [] }, INVOKER)

/** Timers that are over at once. */
const overAtOnce: StartTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })

/** Forwards an interaction. @returns the reply, the outcome, the log, and the time limit that was set */
async function forwardTo(service: Service | null, interaction: object, { timer = startTimer, lateMs = 0 } = {}) {
  const lines: string[] = []
  const limits: number[] = []
  const forward = createForward(service, {
    log: createLog(
      (line) => lines.push(line),
      [],
      () => NOW,
    ),
    clock: () => NOW + lateMs,
    startTimer(ms) {
      limits.push(ms)
      return timer(ms)
    },
    newId: () => 'an-id',
  })
  const body = JSON.stringify(interaction)
  const headers = { 'content-type': 'application/json', 'x-signature-timestamp': '17', 'x-signature-ed25519': 'ab' }
  const request = new Request('https://edge.example/interactions/1', { method: 'POST', headers, body })
  const parsed = parseInteraction(interaction)
  if (parsed === null || parsed.kind === 'ping') throw new Error('not an interaction of a member')
  const { response, outcome } = await forward({ request, body, interaction: parsed, since: NOW })
  expect(response.status).toBe(200)
  return { reply: readReply(await response.json()), outcome, log: lines.join('\n'), limits }
}

const answers = (status: number, json: unknown = {}): Service => ({
  fetch: async () => Response.json(json, { status }),
})
const hangs: Service = { fetch: () => new Promise(() => {}) }

test('the other worker gets path, signature and body as they came', async () => {
  const seen: Request[] = []
  const fetch = async (request: Request) => {
    seen.push(request)
    return Response.json({ type: 4, data: { content: 'here' } })
  }
  const { reply, outcome } = await forwardTo({ fetch }, SHOW)
  expect({ text: reply.text, outcome }).toEqual({ text: 'here', outcome: 'answered' })
  const [request] = seen
  expect(request?.method).toBe('POST')
  expect(request && new URL(request.url).pathname).toBe('/interactions/1')
  expect(request?.headers.get('x-signature-timestamp')).toBe('17')
  expect(request?.headers.get('x-signature-ed25519')).toBe('ab')
  expect(await request?.text()).toBe(JSON.stringify(SHOW))
})

test('without the binding, the log says so at the start, and the member gets a private reply with a code', async () => {
  const { reply, outcome, log } = await forwardTo(null, SHOW)
  expect(reply.ephemeral).toBe(true)
  expect(reply.text).toStartWith('This command is not available yet')
  expect(reply.text).toContain('`an-id`')
  expect(outcome).toBe('unavailable')
  expect(log.split('\n')[0]).toContain('"level":"warn"')
  expect(log).toContain('publish both workers with scripts/publish-edge')
})

describe.each([
  ['answers 500', answers(500), 'may have worked anyway', 'the second worker answered 500'],
  ['answers 404', answers(404), 'Something went wrong. Please try again', 'scripts/publish-edge publishes it first'],
  ['answers 401', answers(401), 'Something went wrong. Please try again', 'the same DISCORD_APPLICATION_ID'],
  ['cannot be reached', { fetch: () => Promise.reject(new Error('no route')) }, 'may have worked anyway', 'no route'],
  ['never answers', hangs, 'may have worked anyway', 'not done after 2500 ms'],
])('where the other worker %s', (_, service, said, logged) => {
  const timer = service === hangs ? overAtOnce : startTimer

  test('the member gets a private reply, and the log has the reason', async () => {
    const { reply, outcome, log } = await forwardTo(service, SHOW, { timer })
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toContain(said)
    expect(outcome).toBe('unavailable')
    expect(log).toContain(logged)
    expect(log).toContain('"used":"/settings show"')
  })

  test('a button keeps its message, and an autocomplete gets no choices', async () => {
    expect((await forwardTo(service, BUTTON, { timer })).reply).toMatchObject({ type: 4, ephemeral: true })
    expect((await forwardTo(service, TYPING, { timer })).reply).toMatchObject({ type: 8, choices: [] })
  })
})

test('the time limit counts from the arrival of the request', async () => {
  expect((await forwardTo(answers(200, { type: 5 }), SHOW, { lateMs: 700 })).limits).toEqual([1_800])
  expect((await forwardTo(answers(200, { type: 5 }), SHOW, { lateMs: 3_000 })).limits).toEqual([0])
})
