const KEPT = 'homify.seen'
const MOST = 20

/** The products that were looked at on this device, the last one first. Nobody else is told. */
export const seenLately = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}

export const noteSeen = (productId: string): void => {
  const others = seenLately().filter(one => one !== productId)
  localStorage.setItem(KEPT, JSON.stringify([productId, ...others].slice(0, MOST)))
}

export const forgetSeen = (): void => localStorage.removeItem(KEPT)
