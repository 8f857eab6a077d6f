import { afterAll, expect, test } from 'bun:test'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../../../..')
const COPIED = ['edge', 'gateway', 'scripts', 'shared', 'test/support', 'package.json', 'tsconfig.json']

/** A setting as a later feature would declare it: nothing but the declaration, and its place in the list. */
const SETTING = `
import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

const label = { name: 'night-bonus', description: 'XP at night', options: { bonus: { name: 'bonus', description: 'XP' } } }

const nightBonus = setting({
  key: 'nightBonus',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    nightBonus: {
      column: 'night_bonus',
      schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
      default: 5,
    },
  },
  title: { en: 'Night bonus', de: 'Nachtbonus', fr: 'Bonus de nuit', es: 'Bono nocturno', 'pt-BR': 'Bônus noturno' },
  shown: ({ nightBonus: bonus }) => \`+\${bonus} XP\`,
  saved: ({ nightBonus: bonus }) => \`+\${bonus} XP\`,
  check: () => [],
  form: form({
    name: 'night-bonus',
    description: 'How much more messages earn at night',
    options: { bonus: { type: Type.Integer, description: '0 to 50 XP', required: true } },
    translations: { de: label, fr: label, es: label, 'pt-BR': label },
    read: ({ bonus }) => ({ ok: true, values: { nightBonus: bonus } }),
  }),
})

export { nightBonus }
`

/** Uses the API over a database with the setting's column, and prints what it says. */
const PROBE = `
import { ApiWorld } from './test/support/api-world.ts'
import { sql } from 'kysely'

const world = await ApiWorld.open()
await sql\`alter table guilds add column night_bonus int not null default 5\`.execute(world.db)
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

const directories: string[] = []
afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true }))))

/** The project with one more setting, in a directory of its own. */
async function copyWithSetting(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'added-setting-'))
  directories.push(directory)
  await Promise.all(COPIED.map((part) => cp(join(ROOT, part), join(directory, part), { recursive: true })))
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  await Bun.write(join(directory, 'shared/settings/night-bonus.ts'), SETTING)
  const list = Bun.file(join(directory, 'shared/settings/index.ts'))
  const code = await list.text()
  await list.write(
    code
      .replace('const LIST = [', 'const LIST = [nightBonus, ')
      .replace('import { xpRate }', "import { nightBonus } from './night-bonus.ts'\nimport { xpRate }"),
  )
  await Bun.write(join(directory, 'probe.ts'), PROBE)
  return directory
}

test('a setting that is added to the list appears in the API with its limits, and can be changed', async () => {
  const directory = await copyWithSetting()
  const probe = Bun.spawn([process.execPath, '--no-install', 'probe.ts'], {
    ...{ cwd: directory, env: { ...process.env }, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
  })
  const [said, problems] = await Promise.all([new Response(probe.stdout).text(), new Response(probe.stderr).text()])
  expect(problems).toBe('')
  const { before, refused, saved, audit } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}')
  expect(before).toMatchObject({ group: 'earning', title: 'Night bonus', shown: '+5 XP', mayChange: true })
  expect(before.about).toBe('How much more messages earn at night')
  expect(before.fields).toMatchObject([
    { name: 'nightBonus', hint: '0 to 50 XP', kind: 'integer', value: 5, default: 5, min: 0, max: 50 },
  ])
  expect(refused).toEqual([{ at: 'body.values.nightBonus', detail: 'Enter a whole number from 0 to 50.' }])
  expect(saved).toBe(20)
  expect(audit).toEqual([{ subject: 'nightBonus', value_after: '{"nightBonus":20}' }])
}, 120_000)
