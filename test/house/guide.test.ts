import { describe, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, textOf } from '../deploy/project.ts'

const FOLDER = 'gateway/deploy'
const PAGES = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.md') && name !== 'SCALE.md')

/** The commands of a page's code blocks, those in lists included. */
const commandsOf = (page: string): string[] =>
  [...textOf(`${FOLDER}/${page}`).matchAll(/^ *```sh\n(.*?)^ *```$/gms)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
  )

const EXPLAINS_MARKS = /`# tested` marks .* `# outside` one that needs/
const ALL_ARE_TESTED = /run every command of this page/

test('the guide has several pages with commands', () => {
  expect(PAGES).toContain('README.md')
  expect(PAGES.filter((page) => commandsOf(page).length > 2).length).toBeGreaterThan(4)
})

describe.each(PAGES)('%s', (page) => {
  const text = textOf(`${FOLDER}/${page}`).replace(/\s+/g, ' ')

  test('explains the marks of its commands, or says that tests run all of them', () => {
    if (commandsOf(page).length > 0) expect(EXPLAINS_MARKS.test(text) || ALL_ARE_TESTED.test(text)).toBe(true)
  })

  test('says of each command whether a test runs it', () => {
    const unmarked = commandsOf(page).filter((line) => !/ # (tested|outside)\b/.test(line))
    expect(ALL_ARE_TESTED.test(text) ? [] : unmarked).toEqual([])
  })
})
