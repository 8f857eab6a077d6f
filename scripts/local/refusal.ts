/** Something a person must change first: said without a stack, with an exit code of sysexits. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message)
  }
}
