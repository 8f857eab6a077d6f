/**
 * Set by `FAULTS=long`: also runs the tests that every run leaves out, with faults as long and as frequent as the design promises
 * to survive. Every run keeps the most frequent faults, so that it stays below ten minutes on two cores.
 */
export const isLong = process.env.FAULTS === 'long'
