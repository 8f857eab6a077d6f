import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { catalogue as catalogueOfEdge } from '../../edge/features/texts.ts'
import { whitelabelOutcomeTexts } from '../../gateway/bots/pool/outcome-texts.ts'
import { roleSyncTexts } from '../../gateway/jobs/guild-roles/texts.ts'
import { levelUpTexts } from '../../shared/levelling/level-up-texts.ts'
import { botDetailTexts } from '../../shared/text/bot-detail.ts'

const ROOT = join(import.meta.dir, '../..')

/** Every string of the code in these folders that may be a key, apart from the keys where a catalogue declares them. */
async function stringsIn(folders: readonly string[]): Promise<{ whole: Set<string>; patterns: RegExp[] }> {
  const whole = new Set<string>()
  const patterns: RegExp[] = []
  for (const folder of folders) {
    for await (const file of new Bun.Glob(`${folder}/**/*.{ts,tsx}`).scan(ROOT)) {
      const code = await Bun.file(join(ROOT, file)).text()
      for (const [, key = ''] of code.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'(?!: \{)/g)) whole.add(key)
      // A key with a part that is filled in: `settings.${type}Set`.
      for (const [, start = '', end = ''] of code.matchAll(/`([a-zA-Z]+\.(?:[a-zA-Z]+\.)*)\$\{[^}]*\}([a-zA-Z]*)`/g)) {
        patterns.push(new RegExp(`^${start.replaceAll('.', '\\.')}[a-zA-Z]+${end}$`))
      }
    }
  }
  return { whole, patterns }
}

/** The catalogues of the dashboard's pages, joined. */
const catalogueOfDashboard: object = Object.assign(
  {},
  ...(await Promise.all(
    [...new Bun.Glob('shared/text/web/*.ts').scanSync(ROOT)].map(async (file) =>
      Object.assign({}, ...Object.values<object>(await import(join(ROOT, file)))),
    ),
  )),
)

test.each([
  ['dashboard', ['edge/dashboard', 'scripts/web'], catalogueOfDashboard],
  ['edge', ['edge', 'shared'], catalogueOfEdge],
  ['gateway', ['gateway', 'shared'], { ...levelUpTexts, ...roleSyncTexts, ...whitelabelOutcomeTexts }],
  ['details of whitelabel bots', ['shared'], botDetailTexts],
])('every text of the %s is used', async (_, folders, catalogue) => {
  const { whole, patterns } = await stringsIn(folders)
  const unused = Object.keys(catalogue).filter((key) => !whole.has(key) && !patterns.some((one) => one.test(key)))
  expect(unused).toEqual([])
})
