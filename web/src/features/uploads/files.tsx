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
            <FileText size={28} aria-hidden="true" />
            {label} {index + 1}
            <Preview url={file.url} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The picture over its name, once it is there: of what is none, such as a PDF, the name stays. */
function Preview({ url }: { url: string }) {
  const [shown, setShown] = useState<string | null>(null)
  return <img src={url} alt="" loading="lazy" data-shown={shown === url} onLoad={() => setShown(url)} />
}
