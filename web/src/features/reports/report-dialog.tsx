import { reportsFile } from '@homify/client/limits'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules } from '~/api/form'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { Choice, Choices, TextArea } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { idOf, KINDS, KINDS_OF, type ReportKind } from './kinds'
import { THINGS, type Thing } from './words'

interface Form {
  kind: ReportKind
  words: string
}

/** What is wrong with a thing, in a word and in one's own. */
export default function ReportDialog({ thing, onClose }: { thing: Thing; onClose(): void }) {
  const { register, handleSubmit, formState, watch } = useForm<Form>({ defaultValues: { words: '' } })
  const file = useAction('post', '/reports', {
    scope: idOf(thing),
    onDone: () => {
      onClose()
      toast('Thank you. We look at it, and tell you when we have.')
    },
  })
  const needsWords = watch('kind') === 'other'
  const limit = needsWords ? { ...reportsFile.words, required: true as const } : reportsFile.words
  return (
    <Dialog open title={`Report this ${THINGS[thing.kind]}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(({ kind, words }) => {
          const said = words.trim()
          void file.run({ body: said ? { thing, kind, words: said } : { thing, kind } })
        })}
      >
        <p>
          An administrator looks at it as it is now. Nobody else learns that it was you. Your orders and your money are
          not touched; if something is wrong with an order, open a dispute there.
        </p>
        <Choices legend="What is wrong?" error={formState.errors.kind?.message ?? ''}>
          {KINDS_OF[thing.kind].map(kind => (
            <Choice
              key={kind}
              label={KINDS[kind]}
              value={kind}
              {...register('kind', { required: 'Choose what is wrong.' })}
            />
          ))}
        </Choices>
        <TextArea
          label="Tell us more"
          optional={!needsWords}
          hint="What did you see, and when? No passwords or card numbers."
          error={formState.errors.words?.message}
          {...register('words', rules(limit, 'What is wrong'))}
        />
        <ActionNotice action={file} />
        <DialogButtons onClose={onClose} busy={file.busy}>
          <Button type="submit" look="primary" busy={file.busy}>
            Send the report
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
