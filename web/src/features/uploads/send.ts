import { ApiProblem, newIdempotencyKey, type Schema } from '@homify/client'
import { api } from '~/app/session'
import { shrink } from '~/domain/upload'

export type Purpose = Schema<'UploadRequest'>['purpose']

/** What the API takes for each purpose; pictures are sent in the first form that it does. Where it takes none, it takes a table. */
const TAKES: Record<Purpose, { picture: 'image/webp' | 'image/jpeg' | null; pdf: boolean }> = {
  verification_document: { picture: 'image/jpeg', pdf: true },
  evidence: { picture: 'image/jpeg', pdf: true },
  message_file: { picture: 'image/jpeg', pdf: true },
  payment_proof: { picture: 'image/jpeg', pdf: true },
  product_image: { picture: 'image/webp', pdf: false },
  delivery_proof: { picture: 'image/webp', pdf: false },
  review_picture: { picture: 'image/webp', pdf: false },
  product_sheet: { picture: null, pdf: false },
}

/** For a file input: what may be chosen. */
export const accepts = (purpose: Purpose): string => {
  if (!TAKES[purpose].picture) return '.csv,text/csv'
  return TAKES[purpose].pdf ? 'image/jpeg,image/png,application/pdf' : 'image/jpeg,image/png,image/webp'
}

/** How often, and how many times, a picture is asked for that is being made ready. It takes a second or two. */
const LOOK_MS = 800
const LOOKS = 75

/** A file was looked at and is not taken: the reason is for its owner. */
export class NotTaken extends Error {}

/** Waits until the step has read the picture `upload_id`. */
async function madeReady(upload_id: string, signal?: AbortSignal): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { data } = await api.GET('/uploads/{upload_id}', { params: { path: { upload_id } }, signal })
    const picture = data?.picture
    if (!picture || picture.status === 'ready') return
    if (picture.status === 'refused') throw new NotTaken(picture.detail)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
  throw new NotTaken('We have not been able to read this photo yet. Send it again in a few minutes.')
}

/** Sends a file, waits until it can be used and answers its identifier. A picture is shrunk first. */
export async function sendFile(purpose: Purpose, file: File, signal?: AbortSignal): Promise<string> {
  const { picture } = TAKES[purpose]
  const blob = picture ? await shrink(file, picture) : file
  // Browsers call a table whatever the program is called that opens it.
  const media_type = picture ? blob.type : 'text/csv'
  const body = { purpose, media_type, bytes: blob.size } as Schema<'UploadRequest'>
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
  try {
    await api.POST('/uploads/{upload_id}/complete', { params: { path: { upload_id: data.id } }, signal })
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.problem === 'upload-invalid') throw new NotTaken(problem.detail)
    throw problem
  }
  if (purpose === 'product_image' || purpose === 'review_picture') await madeReady(data.id, signal)
  return data.id
}
