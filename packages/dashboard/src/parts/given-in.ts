/** What a form that is being sent has in one of its fields, without space around it. */
export function givenIn(event: SubmitEvent, name: string): string {
  const value = new FormData(event.currentTarget as HTMLFormElement).get(name)
  return typeof value === 'string' ? value.trim() : ''
}
