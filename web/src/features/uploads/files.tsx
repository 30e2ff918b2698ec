import { FileText } from 'lucide-react'
import { useState } from 'react'
import css from './files.module.css'

interface Props {
  label: string
  files: readonly { id: string; url: string }[]
}

/** Files that somebody handed in, each behind a link that is good for some minutes. */
export function Files({ label, files }: Props) {
  if (files.length === 0) return <p className="muted">{label}: none</p>
  return (
    <ul className={css.files} aria-label={label}>
      {files.map((file, index) => (
        <li key={file.id}>
          <a className={css.file} href={file.url} target="_blank" rel="noreferrer">
            <Preview url={file.url} name={`${label} ${index + 1}`} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The picture; or, of what the browser cannot show as one, such as a PDF, its name. */
function Preview({ url, name }: { url: string; name: string }) {
  const [picture, setPicture] = useState(true)
  if (picture) return <img src={url} alt={name} loading="lazy" onError={() => setPicture(false)} />
  return (
    <>
      <FileText size={28} aria-hidden="true" />
      {name}
    </>
  )
}
