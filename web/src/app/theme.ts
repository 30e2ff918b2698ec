const KEPT = 'homify.theme'

export type Theme = 'system' | 'light' | 'dark'

export const theme = (): Theme => (localStorage.getItem(KEPT) as Theme | null) ?? 'system'

/** Keeps the theme; `public/start.js` sets it before anything is drawn. */
export function setTheme(next: Theme): void {
  if (next === 'system') {
    localStorage.removeItem(KEPT)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(KEPT, next)
    document.documentElement.dataset.theme = next
  }
}
