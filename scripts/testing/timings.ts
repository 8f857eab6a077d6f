import { writeFileSync } from 'node:fs'

/** What a file takes that is not in the list: far less than one that is. */
const OTHERS_SECONDS = 1

/**
 * Writes the file by which `bun test` starts slow test files first, so that none of them is left alone at the end.
 * It holds every test file, because bun starts a file that it does not know before all others.
 * @param slow seconds by test file
 */
export function writeTimings(path: string, files: readonly string[], slow: Readonly<Record<string, number>>): void {
  const milliseconds = files.map((file) => [file, (slow[file] ?? OTHERS_SECONDS) * 1000])
  writeFileSync(path, JSON.stringify({ version: 1, files: Object.fromEntries(milliseconds) }))
}
