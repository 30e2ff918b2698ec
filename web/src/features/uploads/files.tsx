import { FileText } from 'lucide-react'
import css from './files.module.css'

interface Props {
  label: string
  files: readonly { id: string; url: string }[]
}

const isPicture = (url: string): boolean => /\.(jpe?g|png|webp)(\?|$)/i.test(url)

/** Files that somebody handed in, each behind a link that is good for some minutes. */
export function Files({ label, files }: Props) {
  if (files.length === 0) return <p className="muted">{label}: none</p>
  return (
    <ul className={css.files} aria-label={label}>
      {files.map((file, index) => (
        <li key={file.id}>
          <a className={css.file} href={file.url} target="_blank" rel="noreferrer">
            {isPicture(file.url) ? (
              <img src={file.url} alt={`${label} ${index + 1}`} loading="lazy" />
            ) : (
              <>
                <FileText size={28} aria-hidden="true" />
                {label} {index + 1}
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
