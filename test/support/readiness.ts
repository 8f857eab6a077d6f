/** Whether a process answers that it is ready. @param process with its address, without a path */
export const isReady = async ({ url }: { url: string }): Promise<boolean> => (await fetch(`${url}/ready`)).ok

/** The answer of a process to `/ready`: `ready`, or the reasons why it is not. */
export const readinessOf = async ({ url }: { url: string }): Promise<string> => (await fetch(`${url}/ready`)).text()
