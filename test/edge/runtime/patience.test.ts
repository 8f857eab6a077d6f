import { expect, test } from 'bun:test'
import type { DiscordAnswer, DiscordRequest } from '../../../edge/runtime/discord.ts'
import { patiently } from '../../../edge/runtime/discord.ts'

const answer = (status: number, headers: Record<string, string> = {}, body?: unknown): DiscordAnswer => ({
  ...{ status, headers: new Headers(headers), body },
})
const tooMany = answer(429, { 'retry-after': '1' })

/** Asks where Discord gives these answers in turn. @returns the last status, how often it was asked, and the waits */
async function ask(answers: readonly DiscordAnswer[], method: DiscordRequest['method'] = 'GET') {
  const left = [...answers]
  const waits: number[] = []
  const startTimer = (ms: number) => {
    waits.push(ms)
    return { elapsed: Promise.resolve(), cancel: () => {} }
  }
  const discord = patiently(async () => left.shift() ?? answer(500), startTimer)
  const { status } = await discord({ method, path: '/guilds/1/roles' })
  return { status, asked: answers.length - left.length, waits }
}

test('a request that Discord refuses for its rate limit is sent again when Discord says so', async () => {
  const outcome = await ask([tooMany, answer(200)])
  expect(outcome).toEqual({ status: 200, asked: 2, waits: [1_000] })
})

test('a request is sent five times at most while Discord refuses it for its rate limit', async () => {
  expect(await ask([tooMany, tooMany, tooMany, answer(200)])).toMatchObject({ status: 200, asked: 4 })
  expect(await ask([...Array.from({ length: 5 }, () => tooMany), answer(200)])).toMatchObject({ status: 429, asked: 5 })
})

test('the waits together take ten seconds at most', async () => {
  const long = answer(429, { 'retry-after': '6' })
  expect(await ask([long, long, answer(200)])).toEqual({ status: 429, asked: 2, waits: [6_000] })
})

test('the wait is that of the body, because the header is rounded up', async () => {
  const precise = answer(429, { 'retry-after': '1' }, { message: 'You are being rate limited.', retry_after: 0.25 })
  expect((await ask([precise, answer(200)])).waits).toEqual([250])
})

test.each([
  ['a long wait', [answer(429, { 'retry-after': '60' }), answer(200)], 'GET'],
  ['a refusal without a time', [answer(429), answer(200)], 'GET'],
  ['another failure', [answer(500), answer(200)], 'GET'],
  ['a request that changes something', [answer(429, { 'retry-after': '1' }), answer(200)], 'PUT'],
] as const)('after %s, the request is not sent again', async (_, answers, method) => {
  expect(await ask(answers, method)).toMatchObject({ asked: 1, waits: [] })
})
