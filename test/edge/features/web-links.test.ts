import { afterAll, beforeAll, expect, test } from 'bun:test'
import { about } from '../../../edge/features/about/command.ts'
import { readBoard } from '../../../edge/features/leaderboard/board.ts'
import { pageIds } from '../../../edge/features/leaderboard/component.ts'
import { dataCommand } from '../../../edge/features/me/data.ts'
import { deleteCommand } from '../../../edge/features/me/delete.ts'
import { donePage } from '../../../edge/features/setup/last-pages.ts'
import { speak } from '../../../edge/features/texts.ts'
import type { InteractionContext } from '../../../edge/interactions/context.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const GUILD = '1100000000000000001'
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  const row = { id: GUILD, name: 'Garden', notification_channel_id: null, created_at: 0, updated_at: 0 }
  await database.db.insertInto('guilds').values(row).execute()
})
afterAll(() => database.close())

/** The parts of a context that these commands read. */
const contextWith = (webUrl: string | null): InteractionContext =>
  ({
    ...{ database: database.db, guildId: GUILD, now: Date.now(), text: speak('en'), webUrl },
    user: { id: GUILD },
    mention: (path: string) => `/${path}`,
    say: (key: Parameters<ReturnType<typeof speak>>[0]) => ({ content: key }),
  }) as unknown as InteractionContext

const urlsIn = ({ components = [] }: Pick<Message, 'components'>): string[] =>
  components.flatMap((row) =>
    'components' in row ? row.components.flatMap((one) => ('url' in one ? [one.url] : [])) : [],
  )

/** The addresses of the buttons of /leaderboard. */
async function links(webUrl: string | null): Promise<string[]> {
  const context = contextWith(webUrl)
  const show = await readBoard(context, { period: 'all', source: 'all' }, 1)
  return urlsIn(show(context, pageIds))
}

test('/leaderboard has a link to the board on the web, unless nobody sees it', async () => {
  const url = 'https://web.example'
  const set = (columns: { board_name?: string | null; board_visibility?: 'off' }) =>
    database.db.updateTable('guilds').set(columns).where('id', '=', GUILD).execute()
  expect(await links(null)).toEqual([])
  expect(await links(url)).toEqual([`${url}/board/${GUILD}`])
  await set({ board_name: 'garden' })
  expect(await links(url)).toEqual([`${url}/board/garden`])
  await set({ board_visibility: 'off' })
  expect(await links(url)).toEqual([])
})

test('the end of /setup links to the guide for admins', () => {
  expect(urlsIn(donePage({ ...contextWith('https://web.example'), locale: 'en' }))).toEqual([
    'https://web.example/docs/admins',
  ])
  expect(urlsIn(donePage({ ...contextWith(null), locale: 'en' }))).toEqual([])
})

test('/about links to the guide and the privacy notice, /me data and /me delete to the privacy notice', async () => {
  for (const [webUrl, privacy] of [
    [null, []],
    ['https://web.example', ['https://web.example/privacy']],
  ] as const) {
    const context = contextWith(webUrl)
    const told = await about.run(context, {}, ['Prosperity', { activeGuilds: 1, members: 1 }])
    expect(urlsIn(told)).toEqual(webUrl === null ? [] : [`${webUrl}/docs`, ...privacy])
    expect(urlsIn(await dataCommand.run(context, {}, undefined))).toEqual([...privacy])
    expect(urlsIn(await deleteCommand.run(context, {}, undefined))).toEqual([...privacy])
  }
})
