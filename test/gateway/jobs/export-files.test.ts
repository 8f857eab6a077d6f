import { expect, test } from 'bun:test'
import { gunzipSync } from 'node:zlib'
import { DISCORD_LIMITS, exportFiles } from '../../../gateway/jobs/exports/files.ts'
import { type ExportedMember, exportWriter } from '../../../shared/exports/file.ts'

const PAGE = 500

async function* pages(count: number): AsyncGenerator<ExportedMember[]> {
  for (let nth = 0; nth < count; nth++)
    yield Array.from({ length: PAGE }, (_, place) => {
      const number = nth * PAGE + place
      // Digits that do not compress well, as ids do.
      const id = String((BigInt(number) * 0x9e3779b97f4a7c15n) % 2n ** 64n)
      return { id, name: `member ${number}`, xp: number * 7, level: 1, messages: number }
    })
}

const written = (count: number, limits = DISCORD_LIMITS) =>
  exportFiles(pages(count), exportWriter('json', {}), { name: 'castle', format: 'json', limits }, () => {})

test('a small export is one plain file', async () => {
  const ended = await written(1)
  const [file] = ended?.files ?? []
  expect(file).toMatchObject({ name: 'castle.json', type: 'application/json' })
  expect(JSON.parse(Buffer.from(file?.bytes ?? []).toString()).members).toHaveLength(PAGE)
  expect(await written(0)).toMatchObject({ members: 0, files: [{ name: 'castle.json' }] })
})

test('a large export is compressed and divided into files that are complete and small enough for Discord', async () => {
  const limits = { plainBytes: 64 * 1024, packedBytes: 128 * 1024, files: 5 }
  const ended = await written(60, limits)
  const files = ended?.files ?? []
  expect(files.length).toBeGreaterThan(1)
  expect(files.map(({ name }) => name)).toEqual(files.map((_, nth) => `castle-${nth + 1}.json.gz`))
  // What gzip holds back, and one page.
  for (const { bytes } of files) expect(bytes.length).toBeLessThan(limits.packedBytes + 64 * 1024)
  const read = files.map(({ bytes }) => JSON.parse(gunzipSync(bytes).toString()))
  for (const { members, count } of read) expect(count).toBe(members.length)
  const members = read.flatMap((file) => file.members as ExportedMember[])
  expect(members.map(({ messages }) => messages)).toEqual(Array.from({ length: 60 * PAGE }, (_, nth) => nth))
  expect(await written(200, { ...limits, files: 1 })).toBeNull()
})
