/** Bytes in memory of their own, which can be sent and kept. */
export type Bytes = Uint8Array<ArrayBuffer>
