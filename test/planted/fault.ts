/** A fault to plant, one at a time, into a copy of the code: the tests named should notice it. */
export interface Fault {
  /** What goes wrong, as a sentence. */
  what: string
  /** From the top of the project. */
  file: string
  /** Text that stands exactly once in the file. */
  from: string
  /** What stands there instead. */
  to: string
  /** Test files or folders below test/; with ` -t NAME` after the path, only the tests with that in their name. */
  tests: readonly string[]
}

/** Faults of one file. @param tests run for each fault that names no tests of its own */
export const faultsOf = (
  file: string,
  tests: readonly string[],
  faults: readonly (readonly [what: string, from: string, to: string, tests?: readonly string[]])[],
): Fault[] => faults.map(([what, from, to, own = tests]) => ({ what, file, from, to, tests: own }))

/** The file or folder of a fault's test, without a name. */
export const pathOf = (test: string): string => test.replace(/ -t .*$/, '')
