/** Marks a branch that the types exclude. @throws always: reaching the branch is a defect */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
