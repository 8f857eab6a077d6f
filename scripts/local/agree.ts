import { createInterface } from 'node:readline/promises'
import { EXIT_CODES } from './exit-codes.ts'
import { Refusal } from './refusal.ts'

/** Asks for agreement, unless the command line gave it. @throws {Refusal} if there is no terminal, or the answer is not yes */
export async function agree(question: string, isAgreed: boolean): Promise<void> {
  if (isAgreed) return
  if (!process.stdin.isTTY)
    throw new Refusal(`${question}\nNothing was changed. Run it again with --yes.`, EXIT_CODES.failed)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question}\nType yes to go on: `)
  terminal.close()
  if (answer.trim() !== 'yes') throw new Refusal('Nothing was changed.', EXIT_CODES.failed)
}
