import { BAD_CONFIGURATION_EXIT_CODE } from '../../shared/config/environment.ts'

/** With what a script ends, in the numbers of sysexits.h. frame.sh names the same for what no TypeScript runs for. */
export const EXIT_CODES = {
  done: 0,
  /** Something that the script asked for was refused, or a test failed. */
  failed: 1,
  /** The words of the command line make no sense. */
  wrongUsage: 64,
  /** A program that the script needs is not on this machine. */
  missingProgram: 69,
  /** A setting is missing or wrong. */
  badConfiguration: BAD_CONFIGURATION_EXIT_CODE,
} as const
