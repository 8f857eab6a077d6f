import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
  return faces
}

/** Copies the pictures of all emoji. */
async function copyEmoji(directory: string): Promise<void> {
  const folder = join(MODULES, '@twemoji/svg')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.svg'))
  for (const name of names) await cp(join(folder, name), join(directory, `emoji-${name}`))
}

/** This file is written last, and holds the versions of all packages that were copied. */
const BUILT_FROM = 'built-from'

/**
 * Makes the folder from which cards are drawn: fonts with their list, emoji, and the layout engine. Does nothing where the
 * folder was made from the same packages.
 */
export async function buildCards(directory: string): Promise<void> {
  const packages = await Bun.file(join(MODULES, '../bun.lock')).text()
  const versions = packages.split('\n').filter((line) => /"@(fontsource-variable|twemoji|takumi-rs)\//.test(line))
  const builtFrom = Bun.file(join(directory, BUILT_FROM))
  if ((await builtFrom.exists()) && (await builtFrom.text()) === versions.join('\n')) return
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  const faces = (await Promise.all(FONTS.map((name) => copyFont(name, directory)))).flat()
  await Bun.write(join(directory, 'faces.json'), JSON.stringify(faces))
  await cp(join(MODULES, '@takumi-rs/wasm/pkg/takumi_wasm_bg.wasm'), join(directory, 'engine.wasm'))
  await copyEmoji(directory)
  await Bun.write(builtFrom, versions.join('\n'))
}
