import { expect, test } from 'bun:test'
import { readSources } from './sources.ts'

/** Lines of code that a file may have; most have 30 to 80. */
const MOST_LINES = 250

/** Catalogues of sentences grow with the languages and have no logic to split; lists of planted faults grow with the code. */
const isList = (file: string): boolean => /(^|[/-])texts\.ts$/.test(file) || file.startsWith('test/planted/faults/')

/** Lines that are neither empty nor part of a comment. */
const countCode = (text: string): number =>
  text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*|\*)/.test(line)).length

test(`no file has more than ${MOST_LINES} lines of code`, () => {
  const long = [...readSources()].filter(([file, text]) => !isList(file) && countCode(text) > MOST_LINES)
  expect(long.map(([file, text]) => `${file}: ${countCode(text)}`)).toEqual([])
})
