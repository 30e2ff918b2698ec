import type { Schema } from '@homify/client'
import { catalogueCreateProduct as limits } from '@homify/client/limits'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { formatMoney, parseMoney } from '~/domain/money'
import { FilesField } from '~/features/uploads/files-field'
import { Button } from '~/ui/button'
import { Select, TextArea, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { AltFields } from './alt-fields'
import { AttributeFields, sentAttributes } from './attribute-fields'
import type { Draft } from './draft'
import { type Category, categories, category as described, type Product } from './queries'

/** What the form hands on: checked, and in the API's form. */
export interface ProductFields {
  title: string
  description: string
  category: Category
  price: { amount: number; currency: string }
  images: string[]
  alts: Schema<'ImageAlt'>[]
  /** Left out while it is not known what the category takes: what was said before stays. */
  attributes?: Schema<'SentAttribute'>[]
}

interface Props {
  draft: Draft
  images?: Product['images']
  /** Asks how many there are; a product that is there has a stepper for that. */
  withStock?: boolean
  submit: string
  action: ActionView
  onChange?(draft: Partial<Draft>): void
  onSubmit(fields: ProductFields, stock: number): void
  /** Keeps it as a draft instead, where that is possible. */
  onDraft?(fields: ProductFields, stock: number): void
  more?: ReactNode
}

const STOCK = /^\d{1,7}$/
const naira = (amount: number): string => formatMoney({ amount, currency: 'NGN' })

/** A product, as its artisan writes it. */
export function ProductForm({
  draft,
  images = [],
  withStock,
  submit,
  action,
  onChange,
  onSubmit,
  onDraft,
  more,
}: Props) {
  const { items } = useSuspenseQuery(categories).data
  const [pictures, setPictures] = useState({ ids: images.map(image => image.id), busy: false })
  const { register, handleSubmit, formState, watch, setError } = useForm<Draft>({ defaultValues: draft })
  const { errors } = formState
  const [alts, setAlts] = useState<Record<string, string>>(() =>
    Object.fromEntries(images.map(({ id, alt }) => [id, alt ?? ''])),
  )
  const chosen = watch('category')
  const of = useQuery({ ...described(chosen as Category), enabled: chosen !== '' })
  const attributes = chosen === '' ? undefined : of.data?.attributes
  useEffect(() => {
    const { unsubscribe } = watch(values => onChange?.(values as Partial<Draft>))
    return unsubscribe
  }, [watch, onChange])
  const { state } = action
  useEffect(() => {
    if (state.at === 'failed')
      showFields(state.problem, setError, ['title', 'description', 'category', 'price', 'stock'])
  }, [state, setError])
  const { min, max } = limits.price.amount
  const send = (to: Props['onSubmit']) =>
    handleSubmit(({ title, description, category, price, stock, attributes: written }) =>
      to(
        {
          title: title.trim(),
          description: description.trim(),
          category: category as Category,
          price: { amount: parseMoney(price) ?? 0, currency: 'NGN' },
          images: pictures.ids,
          alts: pictures.ids.flatMap(id => {
            const alt = alts[id]?.trim()
            return alt === undefined ? [] : [{ image_id: id, alt }]
          }),
          ...(attributes && { attributes: sentAttributes(attributes, written) }),
        },
        Number(stock),
      ),
    )
  const waiting = pictures.busy ? 'A photo is still being sent and made ready.' : null
  return (
    <form className="stack" noValidate onSubmit={send(onSubmit)}>
      <FilesField
        label="Photos"
        hint="The first one is what people see in the shop. Daylight and a plain wall sell best."
        purpose="product_image"
        max={limits.images.maxItems}
        initial={images.map(image => ({ id: image.id, url: image.sizes[0]?.webp ?? null }))}
        onChange={(ids, busy) => setPictures({ ids, busy })}
      />
      <AltFields ids={pictures.ids} alts={alts} max={limits.alts.items.alt.maxLength} onChange={setAlts} />
      <TextField
        label="What it is"
        hint="Such as “Iroko dining table for six”"
        error={errors.title?.message}
        {...register('title', rules(limits.title, 'The name'))}
      />
      <Select
        label="Category"
        error={errors.category?.message}
        {...register('category', { required: 'Choose where people find it.' })}
      >
        <option value="">Choose</option>
        {items.map(one => (
          <option key={one.slug} value={one.slug}>
            {one.parent ? `– ${one.name}` : one.name}
          </option>
        ))}
      </Select>
      {of.isError && (
        <p className="row" role="alert">
          What this category asks for could not be read. You can go on without it.
          <Button onClick={() => void of.refetch()}>Try again</Button>
        </p>
      )}
      {attributes && <AttributeFields attributes={attributes} register={register} errors={errors.attributes} />}
      <TextField
        label="Price of one"
        before="₦"
        inputMode="decimal"
        autoComplete="off"
        error={errors.price?.message}
        {...register('price', {
          required: 'The price is needed.',
          validate: text => {
            const amount = parseMoney(text)
            if (amount === null) return 'Write the price in figures, such as 185,000.'
            return (amount >= min && amount <= max) || `A price is between ${naira(min)} and ${naira(max)}.`
          },
        })}
      />
      {withStock && (
        <TextField
          label="How many you have"
          inputMode="numeric"
          autoComplete="off"
          error={errors.stock?.message}
          {...register('stock', {
            validate: text => STOCK.test(text.trim()) || 'Write how many there are, in figures.',
          })}
        />
      )}
      <TextArea
        label="Description"
        hint="Wood, size, colour, how long it takes, what is in the price."
        rows={6}
        error={errors.description?.message}
        {...register('description', rules(limits.description, 'The description'))}
      />
      <ActionNotice action={action} />
      <div className="row">
        <Button type="submit" look="primary" busy={action.busy} disabledReason={waiting}>
          {submit}
        </Button>
        {onDraft && (
          <Button disabled={waiting !== null} onClick={() => void send(onDraft)()}>
            Keep as a draft
          </Button>
        )}
        {more}
      </div>
    </form>
  )
}
