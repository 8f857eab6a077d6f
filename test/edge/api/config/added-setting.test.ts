import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { copyWithSetting } from '../../../support/added-setting.ts'
import { withTemporaryDirectory } from '../../../support/temporary.ts'

/** Uses the API over a database with the setting's column, and prints what it says. */
const PROBE = `
import { ApiWorld } from './test/support/api-world.ts'
import { addSettingColumn } from './test/support/added-setting.ts'

const world = await ApiWorld.open()
await addSettingColumn(world.db)
const { guild, manager } = await world.staffedGuild()
const path = \`/guilds/\${guild.id}/settings\`
const read = async () => (await world.ask('GET', path, { as: manager })).json()
const patch = (version, values) =>
  world.ask('PATCH', path, { as: manager, body: { values }, headers: { 'if-match': \`"\${version}"\` } })
const before = await read()
const refused = await (await patch(before.version, { nightBonus: 51 })).json()
const saved = await (await patch(before.version, { nightBonus: 20 })).json()
const audit = await world.db.selectFrom('audit_entries').select(['subject', 'value_after']).execute()
const of = ({ settings }) => settings.find(({ key }) => key === 'nightBonus')
console.log(JSON.stringify({ before: of(before), refused: refused.errors, saved: of(saved).fields[0].value, audit }))
await world.close()
process.exit(0)
`

/** Runs the probe in a copy of the project. */
const probe = (): Promise<string> =>
  withTemporaryDirectory(async (directory) => {
    await copyWithSetting(directory)
    await Bun.write(join(directory, 'probe.ts'), PROBE)
    const running = Bun.spawn([process.execPath, '--no-install', 'probe.ts'], {
      ...{ cwd: directory, env: { ...process.env }, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
    })
    const texts = await Promise.all([new Response(running.stdout).text(), new Response(running.stderr).text()])
    const [said, problems] = texts
    if (problems !== '') throw new Error(problems)
    return said.trim().split('\n').at(-1) ?? ''
  })

test('a setting that is added to the list appears in the API with its limits, and can be changed', async () => {
  const { before, refused, saved, audit } = JSON.parse(await probe())
  expect(before).toMatchObject({ group: 'earning', title: 'Night bonus', shown: '+5 XP', mayChange: true })
  expect(before.about).toBe('How much more messages earn at night')
  expect(before.fields).toMatchObject([
    { name: 'nightBonus', hint: '0 to 50 XP', kind: 'integer', value: 5, default: 5, min: 0, max: 50 },
  ])
  expect(refused).toEqual([{ at: 'body.values.nightBonus', detail: 'Enter a whole number from 0 to 50.' }])
  expect(saved).toBe(20)
  expect(audit).toEqual([{ subject: 'nightBonus', value_after: '{"nightBonus":20}' }])
}, 120_000)
