import { newIdempotencyKey, type Schema } from '@homify/client'
import { api } from '~/app/session'
import { shrink } from '~/domain/upload'

export type Purpose = Schema<'UploadRequest'>['purpose']

/** What the API takes for each purpose; pictures are sent in the first form that it does. */
const TAKES: Record<Purpose, { picture: 'image/webp' | 'image/jpeg'; pdf: boolean }> = {
  verification_document: { picture: 'image/jpeg', pdf: true },
  evidence: { picture: 'image/jpeg', pdf: true },
  payment_proof: { picture: 'image/jpeg', pdf: true },
  product_image: { picture: 'image/webp', pdf: false },
  delivery_proof: { picture: 'image/webp', pdf: false },
}

/** For a file input: what may be chosen. */
export const accepts = (purpose: Purpose): string =>
  TAKES[purpose].pdf ? 'image/jpeg,image/png,application/pdf' : 'image/jpeg,image/png,image/webp'

/** Sends a file, waits until it is there and answers its identifier. A picture is shrunk first. */
export async function sendFile(purpose: Purpose, file: File, signal?: AbortSignal): Promise<string> {
  const blob = await shrink(file, TAKES[purpose].picture)
  const body = { purpose, media_type: blob.type, bytes: blob.size } as Schema<'UploadRequest'>
  const { data } = await api.POST('/uploads', {
    params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
    body,
    signal,
  })
  if (!data) throw new Error('no upload form')
  const form = new FormData()
  for (const [name, value] of Object.entries(data.fields)) form.append(name, String(value))
  form.append('file', blob)
  const answer = await fetch(data.url, { method: 'POST', body: form, signal })
  if (!answer.ok) throw new Error(`upload refused: ${answer.status}`)
  await api.POST('/uploads/{upload_id}/complete', { params: { path: { upload_id: data.id } }, signal })
  return data.id
}
