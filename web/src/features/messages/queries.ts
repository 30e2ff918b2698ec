import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'

export type Message = Schema<'ConversationMessage'>
export type Conversation = Schema<'Conversation'>

export const conversations = list('/conversations')
/** The newest part of a conversation. */
export const conversation = (conversation_id: string) =>
  q('/conversations/{conversation_id}', { path: { conversation_id } })
/** What was said before one message. */
export const earlier = (conversation_id: string, before: number) =>
  q('/conversations/{conversation_id}', { path: { conversation_id }, query: { before } })
/** What the sides of a dispute wrote about its order. */
export const ofDispute = (dispute_id: string) =>
  list('/admin/disputes/{dispute_id}/conversation', { path: { dispute_id } })
