import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'

let discord: Discord
let guild: Guild

beforeAll(async () => {
  discord = await startDiscord({ seed: 'pictures' })
  guild = discord.guild({ name: 'Castle', owner: 'alice', icon: '1c0' })
})
afterAll(() => discord.close())

async function picture(path: string): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const response = await fetch(`${discord.cdnUrl}${path}`)
  return {
    status: response.status,
    type: response.headers.get('Content-Type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

test('avatars and icons are PNG or WebP in the size that was asked for', async () => {
  const bob = guild.member('bob', { avatar: 'f00d' })
  const png = await picture(`/avatars/${bob.id}/f00d.png?size=64`)
  expect([png.status, png.type, png.bytes.toString('latin1', 1, 4)]).toEqual([200, 'image/png', 'PNG'])
  expect(png.bytes.readUInt32BE(16)).toBe(64)
  const webp = await picture(`/icons/${guild.id}/1c0.webp?size=32`)
  expect([webp.status, webp.type, webp.bytes.toString('latin1', 8, 16)]).toEqual([200, 'image/webp', 'WEBPVP8L'])
  // Width minus one, in the 14 bits after the signature.
  expect(webp.bytes.readUInt16LE(21) & 0x3fff).toBe(31)
})

test('a replaced picture, a picture of an unknown user, an unknown format and an unknown size are refused', async () => {
  const carol = guild.member('carol', { avatar: 'aaa' })
  const status = async (path: string) => (await picture(path)).status
  expect(await status(`/avatars/${carol.id}/aaa.png`)).toBe(200)
  expect(await status(`/avatars/${carol.id}/aaa.png?size=63`)).toBe(400)
  expect(await status(`/avatars/${carol.id}/aaa.png?size=8192`)).toBe(400)
  expect(await status(`/avatars/${carol.id}/aaa.svg`)).toBe(404)
  carol.changesAvatar('bbb')
  expect(await status(`/avatars/${carol.id}/aaa.png`)).toBe(404)
  expect(await status('/avatars/1/aaa.png')).toBe(404)
  guild.changeIcon(null)
  expect(await status(`/icons/${guild.id}/1c0.png`)).toBe(404)
})

test('there are six default pictures', async () => {
  expect(await picture('/embed/avatars/5.png')).toMatchObject({ status: 200, type: 'image/png' })
  expect((await picture('/embed/avatars/6.png')).status).toBe(404)
})
