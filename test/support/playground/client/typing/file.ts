/** Reads a file into the form in which it is sent to the server. */
export async function readFile(file: File): Promise<{ filename: string; base64: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return { filename: file.name, base64: btoa(binary) }
}
