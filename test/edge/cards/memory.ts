/** Draws cards with different emoji, and prints by how many bytes the engine's memory grew after the first ones. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { initSync } from '@takumi-rs/wasm'
import { drawLocally } from '../../../edge/cards/local.ts'
import { readFrom } from '../../../scripts/cards/samples.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import { THEME_NAMES } from '../../../shared/cards/themes.ts'

const [FIRST, EMOJI_PER_CARD] = [20, 3]
const cards = Number(process.argv[2])

const emoji = readdirSync(CARD_FILES).flatMap((file) => {
  const codes = /^emoji-([0-9a-f]{5})\.svg$/.exec(file)?.[1]
  return codes === undefined ? [] : [String.fromCodePoint(Number.parseInt(codes, 16))]
})
const { memory } = initSync({ module: readFileSync(join(CARD_FILES, 'engine.wasm')) })
const draw = drawLocally(readFrom(CARD_FILES))
let before = 0
for (let card = 0; card < cards; card++) {
  if (card === FIRST) before = memory.buffer.byteLength
  const from = (card * EMOJI_PER_CARD) % emoji.length
  const name = `member ${card} ${emoji.slice(from, from + EMOJI_PER_CARD).join('')}`
  const theme = THEME_NAMES[card % THEME_NAMES.length] ?? 'ocean'
  const standing = { level: card, rank: card + 1, xp: card, progress: null, occasion: 'standing' } as const
  await draw({ card: { ...standing, name, theme, accent: null, locale: 'en-US' }, avatarUrl: null })
}
process.stdout.write(String(memory.buffer.byteLength - before))
