import { writeFileSync } from 'node:fs'

/** Assumed for a file that is not in the list of slow files. */
const OTHERS_SECONDS = 1

/**
 * Writes the times of all test files for `bun test`. It starts the slow files first, so that no slow file runs alone at the end.
 * The list contains every test file, because bun starts an unknown file before all others.
 * @param slow seconds by test file
 */
export function writeTimings(path: string, files: readonly string[], slow: Readonly<Record<string, number>>): void {
  const milliseconds = files.map((file) => [file, (slow[file] ?? OTHERS_SECONDS) * 1000])
  writeFileSync(path, JSON.stringify({ version: 1, files: Object.fromEntries(milliseconds) }))
}
