import { expect, test } from 'bun:test'
import type { Bots } from '../../../../gateway/bots/bots.ts'
import { MainAndPool } from '../../../../gateway/bots/leased/main-and-pool.ts'

const FAILS = () => Promise.reject(new Error('the main bot'))

test('if the main bot cannot be stopped, the whitelabel bots are stopped all the same', async () => {
  const acts: string[] = []
  const usual = { start: () => {}, unready: async () => [], disconnect: FAILS, release: FAILS }
  const pool: Bots = {
    ...usual,
    disconnect: async () => void acts.push('disconnect'),
    release: async () => void acts.push('release'),
  }
  const bots = new MainAndPool({ ...usual, close: FAILS }, pool)
  await expect(bots.disconnect()).rejects.toThrow('the main bot')
  await expect(bots.release()).rejects.toThrow('the main bot')
  expect(acts).toEqual(['disconnect', 'release'])
})
