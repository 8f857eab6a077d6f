/** MySQL's errors in the form in which PlanetScale returns them, through Vitess. */

/** An error in the protocol; the client has it in `DatabaseError.body`. */
export interface WireError {
  /** e.g. `ALREADY_EXISTS` */
  code: string
  /** Ends in `(errno 1062) (sqlstate 23000)`, MySQL's own codes. */
  message: string
}

/** A refusal or failure that is reported to the client. Other errors are defects, and only the log has their detail. */
class StatementError extends Error {
  constructor(
    readonly code: string,
    readonly errno: number,
    readonly sqlState: string,
    description: string,
  ) {
    super(description)
  }

  toWire(): WireError {
    const name = this.code.replace(/_?([A-Z])([A-Z]*)/g, (_, first: string, rest: string) => first + rest.toLowerCase())
    return {
      code: this.code,
      message: `target: bridge.-.primary: vttablet: rpc error: code = ${name} desc = ${this.message} (errno ${this.errno}) (sqlstate ${this.sqlState})`,
    }
  }
}

/** Vitess's codes for MySQL's error numbers (go/vt/vttablet/tabletserver), as far as an application can cause them. */
const CODES: readonly (readonly [string, readonly number[]])[] = [
  ['ALREADY_EXISTS', [1007, 1050, 1062, 1086, 1125]],
  ['NOT_FOUND', [1008, 1029, 1032, 1049, 1051, 1054, 1094, 1109, 1146, 1147, 1176]],
  ['PERMISSION_DENIED', [1044, 1045, 1095, 1142, 1143, 1211, 1227, 1370]],
  [
    'FAILED_PRECONDITION',
    [1046, 1082, 1091, 1099, 1100, 1104, 1148, 1162, 1169, 1173, 1179, 1207, 1215, 1216, 1217, 1264, 1291, 1364, 1451],
  ],
  ['FAILED_PRECONDITION', [1452, 1792]],
  ['ABORTED', [1184, 1213]],
  ['RESOURCE_EXHAUSTED', [1021, 1040, 1041, 1114, 1203, 1226]],
  ['DEADLINE_EXCEEDED', [1205, 1317, 1969, 3024]],
  ['UNAVAILABLE', [1053, 1290, 1927, 2002, 2003, 2006, 2013]],
  [
    'INVALID_ARGUMENT',
    [1048, 1052, 1055, 1058, 1060, 1064, 1065, 1066, 1067, 1110, 1111, 1136, 1153, 1222, 1241, 1242, 1265, 1292],
  ],
  ['INVALID_ARGUMENT', [1305, 1366, 1406, 1411, 1582, 1690, 3140, 4025]],
]

const CODE_OF = new Map(CODES.flatMap(([code, numbers]) => numbers.map((errno) => [errno, code] as const)))

/** Turns an error of mysql2 into one for the client, with MySQL's code and message. A lost or refused connection is `UNAVAILABLE`. */
export function statementError(error: unknown): StatementError {
  if (error instanceof StatementError) return error
  if (error instanceof Error && 'errno' in error && 'sqlState' in error && 'sqlMessage' in error) {
    const errno = Number(error.errno)
    return new StatementError(
      CODE_OF.get(errno) ?? 'UNKNOWN',
      errno,
      String(error.sqlState || 'HY000'),
      String(error.sqlMessage),
    )
  }
  // Without an answer from the server the client library's numbers apply: 2013 connection lost, 2003 cannot connect.
  if (error instanceof Error && 'fatal' in error && error.fatal === true && isLoss(error)) {
    return new StatementError('UNAVAILABLE', 2013, 'HY000', 'the connection to the database was lost')
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return new StatementError('UNAVAILABLE', 2003, 'HY000', 'the database cannot be reached')
  }
  return new StatementError('INTERNAL', 1105, 'HY000', 'the bridge failed; its log says why')
}

/** Whether an open connection was lost. A connection that could not be opened has another code. */
const isLoss = (error: Error): boolean =>
  !('code' in error) || ['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE'].includes(String(error.code))

/** The statement is of a kind that the bridge does not offer. */
export const refusal = (description: string): StatementError =>
  new StatementError('UNIMPLEMENTED', 1235, '42000', description)

/** A limit of the bridge is reached. */
export const exhausted = (description: string): StatementError =>
  new StatementError('RESOURCE_EXHAUSTED', 1203, '42000', description)

/** The session or its transaction is no longer valid. */
export const aborted = (description: string): StatementError =>
  new StatementError('ABORTED', 1317, '70100', description)

/** The statement took too long. */
export const overdue = (description: string): StatementError =>
  new StatementError('DEADLINE_EXCEEDED', 1317, '70100', description)
