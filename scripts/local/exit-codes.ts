import { BAD_CONFIGURATION_EXIT_CODE } from '../../shared/config/environment.ts'

/** Exit codes of scripts, with the numbers of sysexits.h. frame.sh has those that scripts need before TypeScript runs. */
export const EXIT_CODES = {
  done: 0,
  /** A request of the script was refused, or a test failed. */
  failed: 1,
  /** The command line is wrong. */
  wrongUsage: 64,
  /** A program that the script needs is not on this machine. */
  missingProgram: 69,
  /** A service on the network did not answer: try again later. */
  tryAgain: 75,
  /** A setting is missing or wrong. */
  badConfiguration: BAD_CONFIGURATION_EXIT_CODE,
} as const
