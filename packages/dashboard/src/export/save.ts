/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
