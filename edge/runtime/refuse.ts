/** A request that gets no further, and why, for the person who sent it. */
export const refuse = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers })
