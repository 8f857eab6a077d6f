import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { drawLocally } from '../../edge/cards/local.ts'
import type { BoardPicture } from '../../shared/cards/board-picture.ts'
import type { Card } from '../../shared/cards/card.ts'
import type { ReadCardFile } from '../../shared/cards/draw.ts'

const USUAL: Omit<Card, 'name'> = {
  ...{ level: 12, rank: 3, xp: 12_345, progress: { have: 340, need: 1_000 } },
  ...{ theme: 'midnight', accent: null, locale: 'en-US', occasion: 'standing' },
}

/** Cards that are difficult to draw, by the name of their file. */
const SAMPLES: Readonly<Record<string, Card>> = {
  plain: { ...USUAL, name: 'alice' },
  'long-name': { ...USUAL, name: 'Zoë Müller-Lüdenscheidt von Hohenstein', theme: 'forest', locale: 'de' },
  japanese: { ...USUAL, name: '日本語の名前です', theme: 'ocean', accent: '#1e3a8a' },
  arabic: { ...USUAL, name: 'محمد علي ٣٤٥', theme: 'sunset', locale: 'fr', occasion: 'level-up' },
  emoji: { ...USUAL, name: '🎉 Party 👩‍🚀🇩🇪 👍🏽', theme: 'slate' },
  'korean-chinese': { ...USUAL, name: '𝓜𝓪𝓽𝓱 한국어 中文', theme: 'paper', accent: '#fde047', locale: 'es-ES' },
  marks: { ...USUAL, name: 'Z̴̡̛̯͎a̸̢̨̛̰l̵̡̛̘̗g̷̨̛̲̹o', accent: '#f472b6', occasion: 'level-up' },
  'highest-level': {
    ...{ ...USUAL, name: 'top', theme: 'paper', locale: 'pt-BR' },
    ...{ level: 1_000, rank: 1, xp: 100_000_000_000, progress: null },
  },
  'no-name': { ...USUAL, name: '\u0000\u200b', theme: 'forest', progress: { have: 0, need: 100 } },
  'many-scripts': { ...USUAL, name: 'שלום नमस्ते สวัสดี Дмитрий', theme: 'sunset' },
}

/** A server with a name in two scripts, two of whose first members have names that are difficult to draw. */
const BOARD: BoardPicture = {
  ...{ serverName: 'Gewächshaus & Freunde 温室', iconUrl: null, memberCount: 3_950, locale: 'en-US' },
  places: [
    { rank: 1, name: 'alice', level: 42, avatarUrl: null },
    { rank: 3, name: 'محمد علي ٣٤٥', level: 40, avatarUrl: null },
    { rank: 4, name: 'Zoë Müller-Lüdenscheidt von Hohenstein 🎉', level: 7, avatarUrl: null },
  ],
}

/** Reads the files of a folder that `buildCards` made. */
export const readFrom =
  (directory: string): ReadCardFile =>
  async (name) => {
    const file = Bun.file(join(directory, name))
    return (await file.exists()) ? new Uint8Array(await file.arrayBuffer()) : null
  }

/** Draws the samples. @param directory from `buildCards` @returns the paths of the pictures */
export async function drawSamples(directory: string, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const draw = drawLocally(readFrom(directory))
  const paths: string[] = []
  for (const [name, card] of Object.entries(SAMPLES)) {
    const path = join(folder, `${name}.webp`)
    await Bun.write(path, await draw({ card, avatarUrl: null }))
    paths.push(path)
  }
  const path = join(folder, 'board.png')
  await Bun.write(path, await draw({ board: BOARD }))
  paths.push(path)
  return paths
}
