// What is typed and not sent is kept on the device: a call comes in, or the battery ends.
const PREFIX = 'homify.message '

export const keptDraft = (of: string): string => localStorage.getItem(PREFIX + of) ?? ''

export function keepDraft(of: string, text: string): void {
  if (text) localStorage.setItem(PREFIX + of, text)
  else localStorage.removeItem(PREFIX + of)
}

/** Forgets all that was typed: at log-out. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name)
}
