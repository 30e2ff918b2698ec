import { Camera, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import css from './files-field.module.css'
import { accepts, NotTaken, type Purpose, sendFile } from './send'

interface Tile {
  key: number
  name: string
  preview: string | null
  state: 'sending' | 'sent' | 'failed' | 'refused'
  /** Why it is refused. */
  why?: string
  id?: string
  file?: File
}

interface Props {
  label: string
  hint?: string
  error?: string
  purpose: Purpose
  /** How many at most. */
  max: number
  /** Files that are there already, such as a product's pictures. */
  initial?: readonly { id: string; url: string | null }[]
  /** Opens the camera at once on a phone: for what is before the person now. */
  camera?: boolean
  /** The identifiers of what has been sent, in order. `busy` while one is still on its way. */
  onChange(ids: string[], busy: boolean): void
}

/** Files that go to the API as soon as they are chosen. Pictures are shrunk first; one that failed can be sent again. */
export function FilesField({ label, hint, error, purpose, max, initial, camera, onChange }: Props) {
  const [tiles, setTiles] = useState<Tile[]>(() =>
    (initial ?? []).map((file, key) => ({
      key,
      name: `${label} ${key + 1}`,
      preview: file.url,
      state: 'sent',
      id: file.id,
    })),
  )
  const next = useRef(initial?.length ?? 0)
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    tell.current(
      tiles.flatMap(tile => (tile.id ? [tile.id] : [])),
      tiles.some(tile => tile.state === 'sending'),
    )
  }, [tiles])

  const update = (key: number, change: Partial<Tile>) =>
    setTiles(before => before.map(tile => (tile.key === key ? { ...tile, ...change } : tile)))

  const send = async (key: number, file: File) => {
    update(key, { state: 'sending' })
    try {
      update(key, { state: 'sent', id: await sendFile(purpose, file) })
    } catch (error) {
      update(key, error instanceof NotTaken ? { state: 'refused', why: error.message } : { state: 'failed' })
    }
  }

  const add = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, max - tiles.length)) {
      const key = next.current
      next.current += 1
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
      setTiles(before => [...before, { key, name: file.name, preview, state: 'sending', file }])
      void send(key, file)
    }
  }

  return (
    <fieldset className="stack-tight">
      <legend className="strong">{label}</legend>
      {hint && <p className="muted small">{hint}</p>}
      <ul className={css.tiles}>
        {tiles.map(tile => (
          <li key={tile.key} className={css.tile} data-state={tile.state}>
            {tile.preview ? <img src={tile.preview} alt={tile.name} /> : <span className="break">{tile.name}</span>}
            {tile.state === 'sending' && (
              <span className={css.say} role="status">
                Sending…
              </span>
            )}
            {tile.state === 'refused' && <span className={css.say}>Not taken</span>}
            {tile.state === 'failed' && (
              <button type="button" className={css.say} onClick={() => tile.file && void send(tile.key, tile.file)}>
                Not sent. Again
              </button>
            )}
            <button
              type="button"
              className={css.remove}
              aria-label={`Remove ${tile.name}`}
              onClick={() => setTiles(before => before.filter(one => one.key !== tile.key))}
            >
              <span>
                <X size={16} aria-hidden="true" />
              </span>
            </button>
          </li>
        ))}
        {tiles.length < max && (
          <li>
            <label className={`${css.tile} ${css.add}`}>
              <Camera size={24} aria-hidden="true" />
              Add
              <input
                className="vh"
                type="file"
                aria-label={`Add to ${label}`}
                accept={accepts(purpose)}
                capture={camera ? 'environment' : undefined}
                multiple={!camera && max - tiles.length > 1}
                onChange={event => {
                  add(event.target.files)
                  event.target.value = ''
                }}
              />
            </label>
          </li>
        )}
      </ul>
      {tiles.map(
        tile =>
          tile.why && (
            <p key={tile.key} className="small" role="alert">
              <span className="strong break">{tile.name}</span>: {tile.why}
            </p>
          ),
      )}
      {error && (
        <p className="small" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
