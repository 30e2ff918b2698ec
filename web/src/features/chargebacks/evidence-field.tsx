import { useId, useState } from 'react'
import { api } from '~/app/session'
import css from '~/ui/field.module.css'

interface Props {
  chargebackId: string
  /** What the answer calls the file, once the gateway has it. */
  onChange(evidence: string | null): void
}

type State = 'none' | 'sending' | 'sent' | 'failed'
const SAID: Record<State, string> = {
  none: 'A PDF or a picture.',
  sending: 'Sending…',
  sent: 'The gateway has it.',
  failed: 'It was not sent. Choose it again.',
}

/** One file that goes to the gateway itself, where the bank reads it. */
export function EvidenceField({ chargebackId, onChange }: Props) {
  const id = useId()
  const [state, setState] = useState<State>('none')
  const send = async (file: File | undefined) => {
    onChange(null)
    if (!file) return setState('none')
    setState('sending')
    try {
      const { data } = await api.GET('/admin/chargebacks/{chargeback_id}/evidence', {
        params: { path: { chargeback_id: chargebackId }, query: { file_name: file.name } },
      })
      const answer = data && (await fetch(data.url, { method: 'PUT', body: file }))
      if (!answer?.ok) throw new Error('not taken')
      onChange(data?.evidence ?? null)
      setState('sent')
    } catch {
      setState('failed')
    }
  }
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        Evidence
      </label>
      <input
        id={id}
        className={css.input}
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={`${id}-state`}
        onChange={event => void send(event.target.files?.[0])}
      />
      <span className={state === 'failed' ? css.error : css.hint} id={`${id}-state`} role="status">
        {SAID[state]}
      </span>
    </div>
  )
}
