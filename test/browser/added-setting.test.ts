import { expect, setDefaultTimeout, test } from 'bun:test'
import { guildOverview } from '../../shared/database/guilds/overview.ts'
import { addSettingColumn, copyWithSetting } from '../support/added-setting.ts'
import { isLong } from '../support/long-forms.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'
import { until } from '../support/until.ts'
import { describeInBrowser } from './browser.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(300_000)

describeInBrowser('a setting that is added to the list', () => {
  // It builds a second dashboard, so it only runs on demand: `FAULTS=long scripts/test browser/added-setting`. The API's part
  // is tested in every run.
  test.skipIf(!isLong)('has a form in the dashboard, without a change of the dashboard', () =>
    withTemporaryDirectory(async (directory) => {
      await copyWithSetting(directory)
      const world = await BrowserWorld.open([], { root: directory })
      try {
        const { db } = world.behind.database
        await addSettingColumn(db)
        const { page, errors } = await world.visit('alice', `/servers/${world.guild.id}/settings`)
        const field = page.getByLabel('Night bonus')
        expect(await field.inputValue()).toBe('5')
        await field.fill('51')
        await page.getByText('0 to 50', { exact: false }).first().waitFor()
        await field.fill('20')
        await page.getByRole('button', { name: 'Save' }).click()
        await until('the bonus is stored', async () => {
          const row = await db.selectFrom('guilds').selectAll().where('id', '=', world.guild.id).executeTakeFirst()
          return Reflect.get(row ?? {}, 'night_bonus') === 20
        })
        expect((await guildOverview(db, world.guild.id)).version).toBeGreaterThan(0)
        expect(errors).toEqual([])
      } finally {
        await world.close()
      }
    }),
  )
})
