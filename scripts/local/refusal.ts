/** An error whose cause a person can remove. It is printed without a stack. @param exitCode one of EXIT_CODES */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message)
  }
}

/**
 * Runs a script's main function. A `Refusal` that it throws is printed, and the process ends with its exit code.
 * @param main gets the words of the command line; a number that it returns is the exit code
 */
export async function runScript(main: (words: readonly string[]) => Promise<unknown>): Promise<void> {
  try {
    const exitCode = await main(process.argv.slice(2))
    if (typeof exitCode === 'number') process.exit(exitCode)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(error.exitCode)
  }
}
