import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { Locale, MessageFlags } from 'discord-api-types/v10'
import { listEntries } from '../../shared/database/audit/list.ts'
import type { EdgeCommunity } from '../support/edge-community.ts'
import type { EdgeWorld } from '../support/edge-world.ts'
import { openServedCommunity } from './served-community.ts'

setDefaultTimeout(120_000)

let world: EdgeWorld
let community: EdgeCommunity
let close: () => Promise<void>
beforeAll(async () => {
  ;({ world, community, close } = await openServedCommunity('bun', ['ann', 'ben']))
})
afterAll(() => close())

/** A file that a member sends. */
const file = (filename: string, text: string | Uint8Array<ArrayBuffer>) => ({
  filename,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

async function totals(): Promise<Record<string, number>> {
  const { guild } = community
  const rows = world.database.db.selectFrom('guild_users').select(['user_id', 'xp']).where('guild_id', '=', guild.id)
  const xp = new Map((await rows.execute()).map((row) => [row.user_id, row.xp]))
  return Object.fromEntries(['ann', 'ben'].map((name) => [name, xp.get(guild.member(name).id) ?? 0]))
}

async function importsOf(line: string, attachment: ReturnType<typeof file>) {
  const reply = await community.guild.owner.runs(line, { options: { attachment } })
  return reply.until(({ text }) => !/reading|Reading|Comparing|Ich lese|gelesen|Vergleich/.test(text))
}

test('an admin sends a file, sees what its import would change, imports it, and undoes it', async () => {
  const { guild } = community
  const { owner } = guild
  const [ann, ben] = [guild.member('ann'), guild.member('ben')]
  await community.grant(ann, 1_300)
  const table = `ID,Total XP\n${ann.id},100\n${ben.id},1200\n${ben.id},1100\n1.5e17,7\n`
  const reply = await importsOf('/import file mode:replace', file('so many`.csv', table))
  expect(reply.ephemeral).toBe(true)
  expect(reply.text).toStartWith('The file is of **Polaris**, with 2 members.')
  for (const line of [
    'It could also be: a plain list',
    '1 row repeats a member. The row with the most XP counts.',
    'With XP in this server: 1. Without: 1. Known to have left: 0.',
    'XP rises for 1, falls for 1 and stays for 0.',
    `<@${ben.id}>: no XP → 1,200 XP (level 5)`,
    `<@${ann.id}>: 1,300 XP (level 5) → 100 XP (level 1)`,
    '- line 5, `1.5e17,7`: its id is a floating-point number, whose last digits are lost',
    '[Import] [Cancel]',
  ])
    expect(reply.text).toContain(line)
  expect(await totals()).toEqual({ ann: 1_300, ben: 0 })
  const status = (await owner.runs('/import status')).text
  expect(status).toContain('An import (**Polaris**) with 2 members waits until')
  expect(status).toEndWith('[Import] [Cancel]\n(only you can see this)')
  expect((await owner.runs('/import undo')).text).toStartWith('There is no import that can be undone.')

  const confirmed = await owner.clicks(reply, 'Import')
  await confirmed.until(({ text }) => text.startsWith('The import is done: 2 members have other XP, 0 XP in all.'))
  expect(await totals()).toEqual({ ann: 100, ben: 1_200 })
  expect((await owner.runs('/import stop')).text).toStartWith('No import is under way.')

  const asked = await owner.runs('/import undo')
  expect(asked.text).toContain('changed 2 members, by 0 XP in all.')
  const undone = await owner.clicks(confirmed, 'Undo the import')
  await undone.until(({ text }) => text.startsWith('The import is undone: every member has the XP back.'))
  expect(await totals()).toEqual({ ann: 1_300, ben: 0 })
  const entries = await listEntries(world.database.db, { guildId: guild.id, actorId: owner.id, via: 'command' }, 10)
  expect(entries.map(({ kind, after }) => [kind, after])).toEqual([
    ['import.undone', { title: 'Polaris', members: 2 }],
    ['import.started', { title: 'Polaris', members: 2 }],
  ])
})

test('a preview that was cancelled, or replaced by a later one, can no longer be imported', async () => {
  const { owner } = community.guild
  const table = file('a.csv', `id,xp\n${community.guild.member('ann').id},5000\n`)
  const before = await totals()
  const first = await importsOf('/import file', table)
  const second = await importsOf('/import file', table)
  const press = async (on: typeof first, button: string) => (await owner.clicks(on, button)).text
  expect(await press(first, 'Import')).toStartWith('This menu has expired.')
  expect(await press(second, 'Cancel')).toStartWith('The import was cancelled.')
  const third = await importsOf('/import file', table)
  expect((await owner.runs('/import stop')).text).toStartWith('The import was cancelled.')
  expect(await press(third, 'Import')).toStartWith('This menu has expired.')
  expect(await totals()).toEqual(before)
})

test('a bad file is refused with the reason, in the language of the admin, and nothing changes', async () => {
  const { owner } = community.guild
  const before = await totals()
  const why = async (bytes: string | Uint8Array<ArrayBuffer>, line = '/import file') =>
    (await importsOf(line, file('f', bytes))).text.split('\n')[0]
  expect(await why('PK\x03\x04...')).toBe('The file cannot be imported: it is a ZIP archive. Unpack it first.')
  expect(await why('<!doctype html>')).toStartWith('The file cannot be imported: it is a web page')
  expect(await why('{"players": [{"id": "1"')).toContain('its end is missing')
  expect(await why(new Uint8Array(25 * 1_048_576 + 1))).toContain('it is larger than 25 MiB. Split it.')
  expect(await why('a,b\n1,2\n', '/import file columns:id=who,xp=points')).toContain('columns that were named')
  expect(await why('x', '/import file columns:nonsense')).toStartWith('Write the columns as `id=NAME,xp=NAME`')
  owner.user.locale = Locale.German
  expect(await why('PK\x03\x04...')).toBe(
    'Die Datei kann nicht importiert werden: sie ist ein ZIP-Archiv. Entpacke sie zuerst.',
  )
  owner.user.locale = Locale.EnglishUS
  expect(await totals()).toEqual(before)
})

test('an admin exports all members in private, once a minute, and the file brings them back', async () => {
  const { guild } = community
  const { owner } = guild
  const [ann, ben] = [guild.member('ann'), guild.member('ben')]
  await community.grant(ann, 1_300)
  await community.grant(ben, 90)
  const reply = await owner.runs('/export format:JSON')
  expect(reply.ephemeral).toBe(true)
  await reply.until(({ text }) => text.includes('personal data'))
  const [sent] = reply.followUps
  expect(sent?.flags).toBe(MessageFlags.Ephemeral)
  const [attachment] = sent?.attachments ?? []
  expect(attachment?.filename).toBe(`prosperity-${guild.id}.json`)
  const text = await (await fetch(attachment?.url ?? '')).text()
  const { members } = JSON.parse(text) as { members: { id: string; xp: number; level: number }[] }
  expect(members.filter(({ id }) => id === ann.id)).toMatchObject([{ xp: 1_300, level: 5, messages: 1 }])
  expect((await owner.runs('/export format:CSV')).text).toStartWith('An export of this server is under way')
  await world.database.db.deleteFrom('guild_users').where('guild_id', '=', guild.id).execute()
  const preview = await importsOf('/import file mode:replace', file('own.json', text))
  expect(preview.text).toStartWith('The file is of **Prosperity**')
  await (await owner.clicks(preview, 'Import')).until(({ text: shown }) => shown.startsWith('The import is done'))
  expect(await totals()).toEqual({ ann: 1_300, ben: 90 })
  const kinds = (await listEntries(world.database.db, { guildId: guild.id, via: 'command' }, 9)).map(({ kind }) => kind)
  expect(kinds).toContain('members.exported')
})

test('a member who had their data deleted is not brought back by a later import, whose preview does not name them', async () => {
  const { guild } = community
  const [ann, ben] = [guild.member('ann'), guild.member('ben')]
  await community.grant(ann, 1_300)
  const asked = await ann.runs('/me delete')
  const form = await ann.clicks(asked, 'Delete my data')
  const deleted = await ann.submits(form, { 'Type DELETE to confirm': 'DELETE' })
  await deleted.until(({ text }) =>
    text.startsWith('Everything that I had stored about you in this server is deleted.'),
  )
  const preview = await importsOf('/import file', file('a.csv', `id,xp\n${ann.id},5000\n${ben.id},4000\n`))
  expect(preview.text).toContain('- line 2: the member had their data deleted at their own request')
  expect(preview.text).not.toContain(ann.id)
  await (await guild.owner.clicks(preview, 'Import')).until(({ text }) =>
    text.startsWith('The import is done: 1 member'),
  )
  expect(await totals()).toEqual({ ann: 0, ben: 4_000 })
  expect((await ben.runs('/level')).text).toContain('Total XP: 4,000')
  expect((await guild.owner.runs('/xp why user:@ben')).text).toContain('XP · import · ')
})
