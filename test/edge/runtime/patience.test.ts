import { expect, test } from 'bun:test'
import type { DiscordAnswer, DiscordRequest } from '../../../edge/runtime/discord.ts'
import { patiently } from '../../../edge/runtime/discord.ts'

const answer = (status: number, headers: Record<string, string> = {}): DiscordAnswer => ({
  ...{ status, headers: new Headers(headers), body: undefined },
})

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

test('what was one question too many is asked again when Discord says so', async () => {
  const outcome = await ask([answer(429, { 'retry-after': '1' }), answer(200)])
  expect(outcome).toEqual({ status: 200, asked: 2, waits: [1_000] })
})

test('it is asked again once', async () => {
  const tooMany = answer(429, { 'retry-after': '1' })
  expect(await ask([tooMany, tooMany, answer(200)])).toMatchObject({ status: 429, asked: 2 })
})

test.each([
  ['a long wait', [answer(429, { 'retry-after': '60' }), answer(200)], 'GET'],
  ['no word of when', [answer(429), answer(200)], 'GET'],
  ['another failure', [answer(500), answer(200)], 'GET'],
  ['something that changes Discord', [answer(429, { 'retry-after': '1' }), answer(200)], 'PUT'],
] as const)('after %s, it is not asked again', async (_, answers, method) => {
  expect(await ask(answers, method)).toMatchObject({ asked: 1, waits: [] })
})
