/**
 * Whether this run has `FAULTS=long`. Such a run also has the tests that the normal run leaves out, with faults as long and as
 * frequent as the design promises to survive. The normal run has the most frequent faults, to stay below ten minutes on two cores.
 */
export const isLong = process.env.FAULTS === 'long'
