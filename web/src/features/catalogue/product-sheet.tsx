import { ApiProblem, NoAnswer, type Schema } from '@homify/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '~/api/action'
import { useAttempt } from '~/api/attempt'
import { invalidate, q } from '~/api/query'
import { accepts, NotTaken, sendFile } from '~/features/uploads/send'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { ActionNotice, ProblemNotice } from '~/ui/problem'
import { allProducts, failedLines, save } from './sheet-files'

type Import = Schema<'Import'>

const LOOK_MS = 2_000
/** Errors that are shown here; all that are kept are in the file. */
const SHOWN = 10

const lines = (count: number): string => `${count.toLocaleString('en-NG')} ${count === 1 ? 'line' : 'lines'}`

/** The artisan's products as a file: to keep, to change many at once, and to begin many. */
export function ProductSheet({ importId, onBegun }: { importId: string | undefined; onBegun(id: string): void }) {
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const download = useAttempt()
  const begin = useAction('post', '/me/imports', { scope: 'file', onDone: begun => onBegun(begun.id) })
  const send = async (file: File) => {
    setWhy(null)
    begin.reset()
    setSending(true)
    try {
      await begin.run({ body: { upload_id: await sendFile('product_sheet', file) } })
    } catch (error) {
      const told = error instanceof NotTaken || error instanceof ApiProblem
      setWhy(told ? error.message : 'The file did not arrive. Check your connection, and choose it again.')
    } finally {
      setSending(false)
    }
  }
  return (
    <Card title="As a file">
      <div className="stack-tight">
        <p>
          Change many products at once in Excel or Google Sheets: download them, change the file, and send it back. A
          line without a product_id is a new product. New ones are drafts that only you see, until you put them in the
          shop.
        </p>
        <p className="muted small">
          Leave stock as it is, and write into new_stock how many there are now. Orders that exist keep their price. One
          file has 5,000 lines at most.
        </p>
        <div className="row">
          <Button
            busy={download.busy}
            onClick={() => void download.run(async () => save('products.csv', await allProducts()))}
          >
            Download as CSV
          </Button>
          <Button busy={sending || begin.busy} onClick={() => input.current?.click()}>
            Upload a CSV
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="A CSV with products"
            accept={accepts('product_sheet')}
            onChange={event => {
              const file = event.target.files?.[0]
              // The same file can be chosen again once it was corrected.
              event.target.value = ''
              if (file) void send(file)
            }}
          />
        </div>
        <Refusal error={download.error} />
        {why && (
          <Notice tone="bad" role="alert" title="This file was not taken">
            <p>{why}</p>
          </Notice>
        )}
        <ActionNotice action={begin} />
        {importId && <Progress id={importId} />}
      </div>
    </Card>
  )
}

function Refusal({ error }: { error: ApiProblem | NoAnswer | null }) {
  if (error instanceof ApiProblem) return <ProblemNotice problem={error} />
  if (!(error instanceof NoAnswer)) return null
  return (
    <Notice tone="warn" role="alert" title="No answer came">
      <p>Check your connection, and try again.</p>
    </Notice>
  )
}

/** How far the file is that was sent last. */
function Progress({ id }: { id: string }) {
  const client = useQueryClient()
  const { data } = useQuery({
    ...q('/me/imports/{import_id}', { path: { import_id: id } }),
    // Neither once it is done, nor of one that is forgotten or somebody else's.
    refetchInterval: ({ state: { data, error } }) => {
      const gone = error instanceof ApiProblem && error.problem === 'not-found'
      return gone || data?.state === 'done' ? false : LOOK_MS
    },
    retry: false,
  })
  const done = data?.state === 'done'
  useEffect(() => {
    if (done) void invalidate(client, '/me/products')
  }, [client, done])
  if (!data) return null
  if (!done) {
    return (
      <Notice role="status" title="We are working on your file">
        <p>
          {data.done === 0
            ? 'It begins within a minute. '
            : `${data.done.toLocaleString('en-NG')} of ${lines(data.lines)} done. `}
          You can close this page: it goes on.
        </p>
        <progress value={data.done} max={data.lines} aria-label="Lines that are done" />
      </Notice>
    )
  }
  return <Result of={data} />
}

function Result({ of }: { of: Import }) {
  const report = useAttempt()
  const said = [
    of.created > 0 && `${lines(of.created)} began a draft`,
    of.changed > 0 && `${lines(of.changed)} changed a product`,
    of.unchanged > 0 && `${lines(of.unchanged)} changed nothing`,
  ].filter(Boolean)
  if (of.failed === 0) {
    return (
      <Notice tone="good" role="status" title="Your file is done">
        <p>{said.join(', ')}.</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      role="status"
      title={`${lines(of.failed)} could not be taken`}
      actions={
        <Button
          busy={report.busy}
          onClick={() => void report.run(async () => save('failed.csv', await failedLines(of.id)))}
        >
          Download these lines
        </Button>
      }
    >
      {said.length > 0 && <p>{said.join(', ')}.</p>}
      <ul>
        {of.errors.slice(0, SHOWN).map(error => (
          <li key={`${error.line} ${error.column}`}>
            Line {error.line}
            {error.column && `, ${error.column}`}: {error.detail}
          </li>
        ))}
      </ul>
      <p>
        {of.failed > SHOWN && `These are the first ${SHOWN}. `}Download these lines, correct them, and upload that file.
        {of.failed > of.errors.length && ` It has the first ${of.errors.length}.`}
      </p>
      <Refusal error={report.error} />
    </Notice>
  )
}
