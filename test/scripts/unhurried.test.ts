import { expect, test } from 'bun:test'
import { unhurried } from '../../scripts/imports/unhurried.ts'
import { collectingBytes } from '../../scripts/local/little-memory.ts'

test('a script rests after each page for as long as the page took, and at least 5 ms', async () => {
  let now = 0
  const rests: number[] = []
  const sleep = async (ms: number): Promise<void> => {
    rests.push(ms)
    now += ms
  }
  for await (const tookMs of unhurried([2, 30, 7], { now: () => now, sleep, collect: () => {} })) now += tookMs
  expect(rests).toEqual([5, 30, 7])
})

test('garbage is collected after each megabyte of a file, however large its pieces are', async () => {
  const collectedAt: number[] = []
  let bytes = 0
  async function* pieces() {
    for (let nth = 0; nth < 6; nth++) yield new Uint8Array(400_000)
  }
  for await (const piece of collectingBytes(pieces(), () => collectedAt.push(bytes))) bytes += piece.length
  expect(collectedAt).toEqual([1_200_000, 2_400_000])
})
