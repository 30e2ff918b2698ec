/**
 * Asks the person to prove who they are once more, in a dialog, and tells the API. Whether they did; then what was refused may be sent
 * again. Loaded when it is needed, which is seldom.
 */
export const stepUp = async (): Promise<boolean> => (await import('~/features/identity/ask-again')).askAgain()
