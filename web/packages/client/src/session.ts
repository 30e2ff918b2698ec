import type { components } from './gen/schema.js'
import { ApiProblem, NoAnswer, problemOf } from './problem.js'

type LoggedIn = components['schemas']['LoggedIn']
export type Role = components['schemas']['Role']

/** Who is logged in, as the access token says. What they may do is decided by the API alone. */
export interface Who {
  userId: string
  roles: readonly Role[]
  /** An administrator without a second factor: until one is set up, the API refuses all else. */
  needsSecondFactor?: true
}

/** What is kept of a session between visits. With cookies the token is null: no script can read it. */
export interface Kept {
  who: Who
  refreshToken: string | null
}

/** Where a session is kept between visits. */
export interface SessionStore {
  get(): Kept | null
  set(kept: Kept | null): void
}

/** Runs one task at a time among all that share a session, such as the tabs of a browser. */
export type Lock = <T>(task: () => Promise<T>) => Promise<T>

export interface SessionOptions {
  baseUrl: string
  fetch: typeof globalThis.fetch
  /** How the refresh token travels: in a cookie that no script can read, or in the body. */
  carrier: 'cookie' | 'body'
  store: SessionStore
  lock: Lock
}

/**
 * A log-in that stays: an access token in memory, got anew before it ends. Two refreshes never run at once, since a token
 * that is used twice ends the session.
 */
export class Session {
  #access: { token: string; until: number } | null = null
  #who: Who | null
  #refreshing: Promise<string | null> | null = null
  readonly #listeners = new Set<() => void>()

  constructor(private readonly options: SessionOptions) {
    this.#who = options.store.get()?.who ?? null
  }

  /** Who is logged in here, as far as is known without asking: the session may have ended elsewhere. */
  get who(): Who | null {
    return this.#who
  }

  /** Calls back whenever somebody logs in or out. Answers how to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes over what another tab has written to the store: a log-in, a log-out. */
  reread(): void {
    const kept = this.options.store.get()
    if (!kept || kept.who.userId !== this.#who?.userId) this.#access = null
    this.#become(kept?.who ?? null)
  }

  /** An access token that is good for some seconds more, or null where nobody is logged in. */
  async token(): Promise<string | null> {
    if (this.#access && this.#access.until > Date.now() + 10_000) return this.#access.token
    return this.#who ? this.refresh() : null
  }

  logIn(email: string, password: string): Promise<LoggedIn> {
    return this.#enter('/auth/login', { email, password })
  }

  /**
   * The second half of a log-in: `challenge` is what the problem `code-needed` told. After a provider's word it is what that was answered
   * with: without a code first, unless `code-needed` asks for one.
   */
  answerChallenge(challenge: string, code?: string): Promise<LoggedIn> {
    return this.#enter('/auth/login/code', code === undefined ? { challenge } : { challenge, code })
  }

  /** Ends the session here and at the API. The local end does not wait for an answer that may not come. */
  async logOut(): Promise<void> {
    const kept = this.options.store.get()
    this.drop()
    if (kept === null) return
    await this.#post(
      '/auth/logout',
      this.options.carrier === 'cookie' ? this.#asCookie() : { refresh_token: kept.refreshToken },
    ).catch(() => undefined)
  }

  /** Gets the next access token. Null when the session has ended; throws when no answer came, and the session stays. */
  refresh(): Promise<string | null> {
    this.#refreshing ??= this.options
      .lock(() => this.#refreshOnce())
      .finally(() => {
        this.#refreshing = null
      })
    return this.#refreshing
  }

  /** Forgets the access token, so that the next call asks for another. */
  expire(): void {
    this.#access = null
  }

  drop(): void {
    this.options.store.set(null)
    this.#access = null
    this.#become(null)
  }

  async #refreshOnce(): Promise<string | null> {
    // Read inside the lock: another tab may have taken the token that was here.
    const kept = this.options.store.get()
    if (kept === null) {
      this.drop()
      return null
    }
    try {
      const body = this.options.carrier === 'cookie' ? this.#asCookie() : { refresh_token: kept.refreshToken }
      const answer = await this.#post('/auth/refresh', body)
      this.keep((await answer.json()) as LoggedIn)
      return this.#access?.token ?? null
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 429 && error.problem !== 'try-again') {
        this.drop()
        return null
      }
      throw error
    }
  }

  async #enter(path: string, body: object): Promise<LoggedIn> {
    const answer = await this.#post(path, { ...body, ...this.#asCookie() })
    const entered = (await answer.json()) as LoggedIn
    this.keep(entered)
    return entered
  }

  #asCookie(): { cookie?: true } {
    return this.options.carrier === 'cookie' ? { cookie: true } : {}
  }

  async #post(path: string, body: unknown): Promise<Response> {
    let response: Response
    try {
      response = await this.options.fetch(this.options.baseUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        credentials: 'same-origin',
      })
    } catch (cause) {
      throw new NoAnswer(cause)
    }
    if (!response.ok) throw await problemOf(response)
    return response
  }

  /** Takes over an access token of this session, as `POST /auth/step-up` answers it; and the next refresh token, if there is one. */
  keep(answer: { access_token: string; expires_in: number; refresh_token?: string | null }): void {
    const who = whoIs(answer.access_token)
    const refreshToken = answer.refresh_token ?? this.options.store.get()?.refreshToken ?? null
    this.options.store.set({ who, refreshToken: this.options.carrier === 'cookie' ? null : refreshToken })
    this.#access = { token: answer.access_token, until: Date.now() + answer.expires_in * 1000 }
    this.#become(who)
  }

  #become(who: Who | null): void {
    const same = JSON.stringify(who) === JSON.stringify(this.#who)
    if (same) return
    this.#who = who
    for (const listener of this.#listeners) listener()
  }
}

/** Whom an access token is about. Its signature is the API's matter. */
export function whoIs(accessToken: string): Who {
  const payload = accessToken.split('.')[1] ?? ''
  const text = new TextDecoder().decode(
    Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0)),
  )
  const { sub, roles = [], amr = [] } = JSON.parse(text) as { sub: string; roles?: Role[]; amr?: string[] }
  const who = { userId: sub, roles }
  return roles.includes('admin') && !amr.includes('otp') ? { ...who, needsSecondFactor: true } : who
}
