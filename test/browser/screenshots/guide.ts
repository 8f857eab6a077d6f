import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { drawLocally } from '../../../edge/cards/local.ts'
import { buildCards } from '../../../scripts/cards/build.ts'
import { readFrom } from '../../../scripts/cards/samples.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import type { Card } from '../../../shared/cards/card.ts'
import { LANGUAGES, type Language } from '../../../shared/text/language.ts'
import { open } from '../pages.ts'
import { BrowserWorld } from '../world.ts'

/** Takes the pictures of the guide, in every language and both themes. Argument: the folder with a folder for each language. */
const [directory = ''] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const VIEWPORT = { width: 960, height: 600 }
const QUALITY = 0.75

/** Runs in a page: makes a WebP picture of a PNG. Chromium takes pictures as PNG or JPEG only, which are much larger. */
const TO_WEBP = `async ({ png, quality }) => {
  const image = new Image()
  image.src = 'data:image/png;base64,' + png
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.toDataURL('image/webp', quality).split(',')[1]
}`

const world = await BrowserWorld.open()
const converter = await world.browser.newPage()

async function write(language: Language, name: string, png: Uint8Array): Promise<void> {
  const input = JSON.stringify({ png: Buffer.from(png).toString('base64'), quality: QUALITY })
  const webp = await converter.evaluate<string>(`(${TO_WEBP})(${input})`)
  const file = join(directory, language, 'pictures', `${name}.webp`)
  mkdirSync(join(directory, language, 'pictures'), { recursive: true })
  await Bun.write(file, Buffer.from(webp, 'base64'))
  say(file)
}

/** The pages that the guide shows. */
const pictured = (guildId: string, userId: string): { name: string; show(page: Page): Promise<unknown> }[] => [
  { name: 'settings', show: (page) => open(page, `${world.url}/servers/${guildId}/settings`) },
  { name: 'member', show: (page) => open(page, `${world.url}/servers/${guildId}/members/${userId}`) },
  { name: 'board', show: (page) => page.goto(`${world.url}/board/${guildId}`) },
]

try {
  await buildCards(CARD_FILES)
  const draw = drawLocally(readFrom(CARD_FILES))
  for (const language of LANGUAGES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { locale: language, colorScheme, viewport: VIEWPORT, reducedMotion: 'reduce' } as const
      const { page, close } = await world.visit('alice', '/', options)
      for (const { name, show } of pictured(world.guild.id, world.guild.member('bob').id)) {
        await show(page)
        await write(language, colorScheme === 'dark' ? `${name}-dark` : name, await page.screenshot())
      }
      await close()
    }
    const card: Card = {
      ...{ name: 'Alice', level: 12, rank: 3, xp: 8_240, progress: { have: 1_210, need: 1_420 } },
      theme: 'ocean',
      ...{ occasion: 'standing', accent: null, locale: language },
    }
    await write(language, 'card', await draw({ card, avatarUrl: null, format: 'png' }))
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
await world.close()
// The tests' own database server, if it was started, would keep this process running.
process.exit()
