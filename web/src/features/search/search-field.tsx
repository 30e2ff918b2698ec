import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { QUERY_MAX, textOf } from '~/domain/search-text'
import { suggestions } from './queries'
import css from './search-field.module.css'

const PAUSE = 200
/** How a browser says that somebody took one of the suggestions. */
const TAKEN = 'insertReplacementText'

/** What somebody looks for, from every page of the shop. While they type, the browser's own list says how it may go on. */
export function SearchField() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const looked = useLocation({
    select: ({ pathname, search }) => (pathname === '/search' ? (textOf((search as { q?: unknown }).q) ?? '') : ''),
  })
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [offered, setOffered] = useState<readonly string[]>([])
  useEffect(() => {
    if (field.current) field.current.value = looked
  }, [looked])
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = () => {
    clearTimeout(timer.current)
    const q = field.current?.value.trim()
    void navigate({ to: '/search', search: q ? { q } : {} })
  }
  const type = (event: FormEvent<HTMLInputElement>) => {
    if ((event.nativeEvent as InputEvent).inputType === TAKEN) return look()
    const text = event.currentTarget.value.trim()
    clearTimeout(timer.current)
    if (text.length < 2) return
    timer.current = setTimeout(async () => {
      // They only help: whoever gets none goes on typing.
      const { items } = await client.fetchQuery(suggestions(text)).catch(() => ({ items: [] }))
      setOffered(items.map(one => one.text))
    }, PAUSE)
  }
  return (
    <search className={css.search}>
      <form
        action="/search"
        onSubmit={event => {
          event.preventDefault()
          look()
        }}
      >
        <input
          ref={field}
          className={css.input}
          type="search"
          name="q"
          aria-label="Search the shop"
          placeholder="What are you looking for?"
          list="search-suggestions"
          maxLength={QUERY_MAX}
          autoComplete="off"
          enterKeyHint="search"
          defaultValue={looked}
          onInput={type}
        />
        <datalist id="search-suggestions">
          {offered.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
        <button type="submit" className={css.go} aria-label="Search">
          <Search size={20} aria-hidden="true" />
        </button>
      </form>
    </search>
  )
}
