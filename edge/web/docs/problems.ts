import type { ProblemKind } from '../../api/problem.ts'

/** The meaning of each kind of problem, and advice for programs. */
export const PROBLEM_MEANINGS: Readonly<Record<ProblemKind, string>> = {
  'bad-request': 'Parts of the request are missing or not usable. `errors` names each of them.',
  'not-logged-in': 'There is no valid key or login. Do not try again with the same one.',
  forbidden: 'The key or the person may see the server, but may not do this.',
  'not-found': 'The resource does not exist, or the key belongs to another server.',
  'method-not-allowed': 'The address exists for the methods in the header `Allow`.',
  conflict: 'Another request is in the way, e.g. one with the same Idempotency-Key that is still under way.',
  'version-conflict': 'Somebody changed it since you read it. Read again, and decide again.',
  'too-large': 'The body is larger than 64 KiB.',
  'wrong-media-type': 'The body is not `application/json`.',
  'cannot-do': 'The request is valid, but cannot be carried out. `detail` says why.',
  'version-needed': 'The change must name the version that it replaces, as `If-Match`.',
  'too-many-requests': 'A limit is used up. Wait for as many seconds as `Retry-After` says.',
  failed: 'Something went wrong here. `instance` is the code of the failure in our log.',
  unavailable: 'Discord or the database does not answer right now. Try again later.',
}
