import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PlaygroundWorld } from '../playground-world.ts'

/** Takes pictures of the playground after some messages and commands. Arguments: folder, language. */
const [directory = '', locale = 'en'] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** By then, the gateway has read the level roles of the new server. */
const SETTINGS_MS = 12_000

const SIZES = [
  { name: 'phone', viewport: { width: 360, height: 780 } },
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
]

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox').last().fill(text)
  await page.keyboard.press('Enter')
}

/** Two members talk, one reaches a level and looks at the card. Works in every language: commands have their registered names. */
async function play(page: Page): Promise<void> {
  const button = page.getByRole('button')
  const bold = (text: string) => page.locator('strong').getByText(text, { exact: true })
  const isWide = (page.viewportSize()?.width ?? 0) > 1_000
  /** Becomes the other member. On a phone, the button is in a sheet. */
  const be = async (name: string) => {
    if (!isWide) await button.first().click()
    await button.filter({ hasText: name }).click()
    if (!isWide) await page.keyboard.press('Escape')
  }
  await send(page, '/xp give user:@Robin xp:99')
  await bold('99').waitFor()
  await page.waitForTimeout(SETTINGS_MS)
  await send(page, 'The seedlings are out of the greenhouse.')
  await bold('1').waitFor()
  if (isWide) await page.getByRole('complementary').getByText('Sprout').waitFor()
  await be('Kim')
  await send(page, 'I water them tonight, and then I want that level too')
  await be('Robin')
  await send(page, '/level ')
  await page.locator('section a img').last().waitFor()
  await page.waitForLoadState('networkidle')
}

mkdirSync(directory, { recursive: true })
const world = await PlaygroundWorld.open()
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, viewport } of SIZES) {
      const { page, close } = await world.visit({ locale, colorScheme, viewport, reducedMotion: 'reduce' })
      await play(page)
      const file = join(directory, `playground-${colorScheme}-${name}.png`)
      await page.screenshot({ path: file })
      say(file)
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
