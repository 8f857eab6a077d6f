import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Face } from '../../shared/cards/faces.ts'

const MODULES = join(import.meta.dir, '../../node_modules')
/** The first font with a character draws it. Chinese comes after Japanese, which has most of its characters too. */
const FONTS = ['', '-arabic', '-hebrew', '-devanagari', '-thai', '-jp', '-kr', '-sc']
const FACE = /url\(\.\/files\/([^)]+)\)[^;]*;\s*unicode-range: ([^;]+);/g

/** Reads ranges as CSS writes them: `U+0460-052F,U+20B4`. */
const readRanges = (css: string): [number, number][] =>
  css.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice('U+'.length).split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/** Copies the files of one font. @returns what each draws */
async function copyFont(name: string, directory: string): Promise<Face[]> {
  const font = join(MODULES, '@fontsource-variable', `noto-sans${name}`)
  const css = await Bun.file(join(font, 'wght.css')).text()
  const faces = [...css.matchAll(FACE)].map(([, file = '', ranges = '']) => {
    return { family: `noto-sans${name}`, file, ranges: readRanges(ranges) }
  })
  await Promise.all(faces.map(({ file }) => cp(join(font, 'files', file), join(directory, file))))
  // The licence of a font goes with it.
  await cp(join(font, 'LICENSE'), join(directory, `licence-noto-sans${name}.txt`))
  return faces
}

/** Copies the pictures of all emoji. */
async function copyEmoji(directory: string): Promise<void> {
  const folder = join(MODULES, '@twemoji/svg')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.svg'))
  for (const name of names) await cp(join(folder, name), join(directory, `emoji-${name}`))
  await cp(join(folder, 'license'), join(directory, 'licence-emoji.txt'))
}

/** This file holds the versions of all packages that were copied, and the number of this program's form of the folder. */
const BUILT_FROM = 'built-from'
/** Raised where the same packages make another folder. */
const FORM = '2'

/**
 * Makes the folder from which cards are drawn: fonts with their list, emoji, and the layout engine. Does nothing where the
 * folder was made from the same packages.
 */
export async function buildCards(directory: string): Promise<void> {
  const packages = await Bun.file(join(MODULES, '../bun.lock')).text()
  const versions = packages.split('\n').filter((line) => /"@(fontsource-variable|twemoji|takumi-rs)\//.test(line))
  const builtFrom = [FORM, ...versions].join('\n')
  const isBuilt = async (): Promise<boolean> => {
    const known = Bun.file(join(directory, BUILT_FROM))
    return (await known.exists()) && (await known.text()) === builtFrom
  }
  if (await isBuilt()) return
  await mkdir(dirname(directory), { recursive: true })
  // Made beside the folder, because another process may make it at the same time.
  const made = await mkdtemp(`${directory}-`)
  const faces = (await Promise.all(FONTS.map((name) => copyFont(name, made)))).flat()
  await Bun.write(join(made, 'faces.json'), JSON.stringify(faces))
  await cp(join(MODULES, '@takumi-rs/wasm/pkg/takumi_wasm_bg.wasm'), join(made, 'engine.wasm'))
  await copyEmoji(made)
  await Bun.write(join(made, BUILT_FROM), builtFrom)
  try {
    // A temporary folder is for its owner alone.
    await chmod(made, 0o755)
    await rm(directory, { recursive: true, force: true })
    await rename(made, directory)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    if (!(await isBuilt())) throw error
  }
}
