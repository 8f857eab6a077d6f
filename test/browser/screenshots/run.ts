import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { open, pagesOf } from '../pages.ts'
import { BrowserWorld } from '../world.ts'

/** Takes the pictures of scripts/screenshots. Arguments: folder, language, `window` or `page`, names of pages; none means all. */
const [directory = '', language = 'en', extent = 'page', ...names] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const SIZES = [
  { name: 'phone', viewport: { width: 360, height: 780 } },
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
]

mkdirSync(directory, { recursive: true })
const world = await BrowserWorld.open()
try {
  const pages = pagesOf(world.guild.id, world.guild.member('bob').id)
  const unknown = names.filter((name) => !pages.some((page) => page.name === name))
  if (unknown.length > 0) {
    throw new Error(`there is no page ${unknown.join(', ')}; there are ${pages.map(({ name }) => name).join(', ')}`)
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name: size, viewport } of SIZES) {
      const options = { locale: language, colorScheme, viewport, reducedMotion: 'reduce' } as const
      const { page, close } = await world.visit('alice', '/', options)
      for (const { name, path } of pages.filter(({ name }) => names.length === 0 || names.includes(name))) {
        await open(page, `${world.url}${path}`)
        const file = join(directory, `${name}-${colorScheme}-${size}.png`)
        await page.screenshot({ path: file, fullPage: extent === 'page' })
        say(file)
      }
      await close()
    }
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
await world.close()
// A private database server, if the tests' own was started, would keep this process.
process.exit()
