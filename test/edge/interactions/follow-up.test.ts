import { expect, test } from 'bun:test'
import { followUp, type LateAnswer } from '../../../edge/interactions/follow-up.ts'
import type { DiscordAnswer, DiscordRequest } from '../../../edge/runtime/discord.ts'
import { createLog } from '../../../edge/runtime/log.ts'

const TOKEN = 'a-token-nobody-should-read'

/** Sends a late answer to a Discord that answers with these, one after the other, or is not there. */
async function send(
  answers: readonly (number | 'away')[],
  late: Partial<LateAnswer> = {},
  headers: Record<string, string> = {},
  tryMs = 0,
) {
  const requests: DiscordRequest[] = []
  const waits: number[] = []
  const patience: number[] = []
  const lines: string[] = []
  let now = 0
  const discord = async ({ withinMs = 0, ...request }: DiscordRequest): Promise<DiscordAnswer> => {
    patience.push(withinMs)
    now += tryMs
    const answer = answers[requests.push(request) - 1] ?? 200
    if (answer === 'away') throw new Error(`fetch of /webhooks/1/${TOKEN} failed`)
    return { status: answer, headers: new Headers(headers), body: undefined }
  }
  const startTimer = (ms: number) => {
    waits.push(ms)
    now += ms
    return { elapsed: Promise.resolve(), cancel: () => {} }
  }
  const log = createLog(
    (line) => lines.push(line),
    [],
    () => 0,
  )
  const whole: LateAnswer = {
    answer: { as: 'reply', message: { content: 'here' } },
    deferral: { as: 'reply', ephemeral: true },
    used: '/level',
    applicationId: '1',
    token: TOKEN,
    overAt: 10_000,
    ...late,
  }
  await followUp(whole, { discord, startTimer, clock: () => now, log })
  return { requests, waits, patience, lines, now }
}

test('a late answer completes the deferred reply, and pings no member', async () => {
  const { requests, lines } = await send([200])
  const body = { content: 'here', allowed_mentions: { parse: [] } }
  expect(requests).toEqual([{ method: 'PATCH', path: `/webhooks/1/${TOKEN}/messages/@original`, body }])
  expect(lines).toEqual([])
})

test('a late answer whose picture Discord refuses is sent again as a text', async () => {
  const picture = { name: 'level.webp', type: 'image/webp', bytes: new Uint8Array(1), description: 'a card' }
  const { requests, lines, waits } = await send([403, 200], {
    answer: { as: 'reply', message: { content: 'here', picture } },
  })
  expect(requests.map((request) => request.picture)).toEqual([picture, undefined])
  expect(requests[1]?.body).toMatchObject({ content: 'here' })
  expect([lines, waits]).toEqual([[], [0]])
})

test('a refusal to a late button is sent beside its message, privately', async () => {
  const answer = { as: 'reply', message: { content: 'no', flags: 64 } } as const
  const { requests } = await send([200], { answer, deferral: { as: 'update' } })
  expect(requests).toMatchObject([{ method: 'POST', path: `/webhooks/1/${TOKEN}`, body: { flags: 64 } }])
})

test.each([404, 429, 500, 503, 'away'] as const)('after %p it is sent again', async (failure) => {
  const { requests, lines } = await send([failure, failure, 200])
  expect(requests).toHaveLength(3)
  expect(lines).toEqual([])
})

test('each try waits longer, and as long as Discord asks', async () => {
  expect((await send([500, 500, 500])).waits).toEqual([250, 1_000, 3_000])
  expect((await send([429], {}, { 'retry-after': '7' })).waits).toEqual([7_000])
})

test('where Discord asks to wait for longer than the runtime goes on, it is not sent again', async () => {
  const { requests, waits, lines } = await send([429], {}, { 'retry-after': '12' })
  expect([requests.length, waits]).toEqual([1, []])
  expect(lines).toHaveLength(1)
})

test('with a slow Discord, the tries end in time, and each may only take as long as there is left', async () => {
  const { patience, now, lines } = await send(['away', 'away', 'away', 'away'], {}, {}, 4_000)
  expect(patience).toEqual([10_000, 5_750, 750])
  expect(now).toBeLessThan(10_000 + 4_000)
  expect(lines).toHaveLength(1)
})

test.each([400, 401, 403])('after %p it is not sent again', async (status) => {
  expect((await send([status])).requests).toHaveLength(1)
})

test.each([[[500, 500, 500, 500]], [[400]], [['away', 'away', 'away', 'away']]] as const)(
  'one that fails for good is logged, without its token',
  async (answers) => {
    const { lines } = await send(answers)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"used":"/level"')
    expect(lines[0]).not.toContain(TOKEN)
  },
)
