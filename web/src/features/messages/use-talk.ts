import type { Schema } from '@homify/client'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { invalidate } from '~/api/query'
import { api } from '~/app/session'
import { pollAfter, unbroken } from '~/domain/messages'
import { conversation, earlier, type Message } from './queries'

const byNumber = (messages: readonly Message[]) => messages.map(one => [one.number, one] as const)

/**
 * A conversation as far as it was read, kept fresh while the page is looked at: often while something is said, ever less while
 * nothing is.
 */
export function useTalk(id: string) {
  const client = useQueryClient()
  const news = useRef({ last: 0, at: Date.now() })
  const { data } = useSuspenseQuery({
    ...conversation(id),
    refetchInterval: () => pollAfter(Date.now() - news.current.at),
  })
  const [before, setBefore] = useState<ReadonlyMap<number, Message>>(new Map())
  const [looking, setLooking] = useState(false)
  const { last_number } = data.conversation
  useEffect(() => {
    news.current = { last: last_number, at: Date.now() }
  }, [last_number])
  useEffect(() => {
    // What is the newest now is among what came before later on.
    setBefore(known => new Map([...known, ...byNumber(data.messages)]))
  }, [data.messages])
  const known = new Map([...before, ...byNumber(data.messages)])
  const messages = unbroken(known, last_number)
  const first = messages[0]?.number ?? 1
  const more = async () => {
    setLooking(true)
    try {
      const part = await client.fetchQuery(earlier(id, first))
      setBefore(seen => new Map([...byNumber(part.messages), ...seen]))
    } finally {
      setLooking(false)
    }
  }
  useReading(data.conversation)
  return { conversation: data.conversation, messages, hasEarlier: first > 1, more, looking }
}

/** What is on the screen is read: said once for each newest message, while the page is looked at. */
function useReading({ id, last_number, own_side, read_through }: Schema<'Conversation'>) {
  const client = useQueryClient()
  const unread = last_number > read_through[own_side]
  useEffect(() => {
    if (!unread) return
    const read = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', read)
      void api
        .POST('/conversations/{conversation_id}/read', {
          params: { path: { conversation_id: id } },
          body: { through: last_number },
        })
        // Whether it counts as read is not worth a word to the person.
        .then(
          () => invalidate(client, '/me', '/conversations'),
          () => undefined,
        )
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [client, id, last_number, unread])
}
