import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readBoard } from '../../../edge/features/leaderboard/board.ts'
import { pageIds } from '../../../edge/features/leaderboard/component.ts'
import { speak } from '../../../edge/features/texts.ts'
import type { InteractionContext } from '../../../edge/interactions/context.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const GUILD = '1100000000000000001'
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  const row = { id: GUILD, name: 'Garden', notification_channel_id: null, created_at: 0, updated_at: 0 }
  await database.db.insertInto('guilds').values(row).execute()
})
afterAll(() => database.close())

/** The addresses of the buttons of /leaderboard. */
async function links(boardsUrl: string | null): Promise<unknown[]> {
  // The function reads only these parts of a context.
  const context = {
    ...{ database: database.db, guildId: GUILD, now: Date.now(), text: speak('en'), boardsUrl },
  } as unknown as InteractionContext
  const show = await readBoard(context, { period: 'all', source: 'all' }, 1)
  return (show(context, pageIds).components ?? []).flatMap((row) =>
    'components' in row ? row.components.map((one) => ('url' in one ? one.url : one)) : [],
  )
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
