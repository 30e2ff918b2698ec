import { artisansSetDeliveryOptions as limits } from '@homify/client/limits'
import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import type { DeliveryOptions } from '~/domain/delivery'
import { type Money, parseMoney, plainMoney } from '~/domain/money'
import type { Area } from '~/domain/places'
import { StateSelect } from '~/features/users/state-select'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Choice, TextArea, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'

interface Fields {
  picked: boolean
  place: string
  pickDays: string
  brought: boolean
  areas: { area: string; town: string; fee: string }[]
  ownFrom: string
  ownDays: string
  sent: boolean
  note: string
  courierFee: string
  courierFrom: string
  courierDays: string
}

interface Props {
  now: DeliveryOptions
  currency: string
  action: ActionView
  onSubmit(options: DeliveryOptions): void
}

const typed = (money: Money | undefined): string => (money ? plainMoney(money.amount) : '')

const asFields = ({ pick_up: pickUp, own_delivery: own, courier }: DeliveryOptions): Fields => ({
  picked: Boolean(pickUp),
  place: pickUp?.place ?? '',
  pickDays: String(pickUp?.days ?? 3),
  brought: Boolean(own),
  areas: own?.areas.map(({ area, town, fee }) => ({ area, town: town ?? '', fee: typed(fee) })) ?? [
    { area: '', town: '', fee: '' },
  ],
  ownFrom: typed(own?.free_from),
  ownDays: String(own?.days ?? 7),
  sent: Boolean(courier),
  note: courier?.note ?? '',
  courierFee: typed(courier?.fee),
  courierFrom: typed(courier?.free_from),
  courierDays: String(courier?.days ?? 7),
})

function asOptions(fields: Fields, currency: string): DeliveryOptions {
  const money = (text: string): Money => ({ amount: parseMoney(text) ?? 0, currency })
  const from = (text: string) => (text.trim() ? { free_from: money(text) } : {})
  return {
    ...(fields.picked && { pick_up: { place: fields.place.trim(), days: Number(fields.pickDays) } }),
    ...(fields.brought && {
      own_delivery: {
        areas: fields.areas.map(({ area, town, fee }) => ({
          area: area as Area,
          ...(town.trim() ? { town: town.trim() } : {}),
          fee: money(fee),
        })),
        ...from(fields.ownFrom),
        days: Number(fields.ownDays),
      },
    }),
    ...(fields.sent && {
      courier: {
        note: fields.note.trim(),
        fee: money(fields.courierFee),
        ...from(fields.courierFrom),
        days: Number(fields.courierDays),
      },
    }),
  }
}

const amount = { validate: (text: string) => parseMoney(text) !== null || 'Write it like 3,000; 0 is free.' }
const amountOrNone = {
  validate: (text: string) => !text.trim() || (parseMoney(text) ?? 0) > 0 || 'Write it like 100,000.',
}
const days = {
  validate: (text: string) => (/^\d{1,2}$/.test(text.trim()) && Number(text) > 0) || 'How many days, such as 5?',
}
const words = (least: number) => ({
  validate: (text: string) => text.trim().length >= least || 'Say it in a few words.',
})

const DAYS_HINT = 'From the moment you accept. Later than that, the buyer may cancel.'

/** The ways in which an artisan's goods get to buyers: each is ticked and then described. */
export function DeliveryForm({ now, currency, action, onSubmit }: Props) {
  const { register, control, handleSubmit, watch, formState } = useForm<Fields>({ defaultValues: asFields(now) })
  const places = useFieldArray({ control, name: 'areas' })
  const { errors } = formState
  const [picked, brought, sent] = watch(['picked', 'brought', 'sent'])
  return (
    <form className="stack" noValidate onSubmit={handleSubmit(fields => onSubmit(asOptions(fields, currency)))}>
      <Card title="Buyers come for it">
        <div className="stack">
          <Choice type="checkbox" label="They can pick it up" hint="It costs them nothing." {...register('picked')} />
          {picked && (
            <>
              <TextArea
                label="Where"
                rows={2}
                hint="So that a stranger finds it. Everybody sees it."
                maxLength={limits.pick_up.place.maxLength}
                error={errors.place?.message}
                {...register('place', words(limits.pick_up.place.minLength))}
              />
              <TextField
                label="Ready within days"
                inputMode="numeric"
                hint={DAYS_HINT}
                error={errors.pickDays?.message}
                {...register('pickDays', days)}
              />
            </>
          )}
        </div>
      </Card>
      <Card title="You bring it">
        <div className="stack">
          <Choice
            type="checkbox"
            label="I bring it myself"
            hint="To the places that you name, for the fee that you name."
            {...register('brought')}
          />
          {brought && (
            <>
              {places.fields.map((field, index) => (
                <fieldset key={field.id} className="stack-tight">
                  <legend className="strong">Place {index + 1}</legend>
                  <StateSelect
                    error={errors.areas?.[index]?.area?.message}
                    {...register(`areas.${index}.area`, { required: 'Choose the state.' })}
                  />
                  <TextField
                    label="Town"
                    optional
                    hint="Only if this town has a fee of its own."
                    maxLength={80}
                    {...register(`areas.${index}.town`)}
                  />
                  <TextField
                    label="Fee"
                    before="₦"
                    inputMode="decimal"
                    error={errors.areas?.[index]?.fee?.message}
                    {...register(`areas.${index}.fee`, amount)}
                  />
                  {places.fields.length > 1 && (
                    <div>
                      <Button
                        look="quiet"
                        onClick={() => places.remove(index)}
                        aria-label={`Take out place ${index + 1}`}
                      >
                        <Trash2 size={20} aria-hidden="true" /> Take out
                      </Button>
                    </div>
                  )}
                </fieldset>
              ))}
              {places.fields.length < limits.own_delivery.areas.maxItems && (
                <div>
                  <Button onClick={() => places.append({ area: '', town: '', fee: '' })}>
                    <Plus size={20} aria-hidden="true" /> Another place
                  </Button>
                </div>
              )}
              <TextField
                label="Free from"
                optional
                before="₦"
                inputMode="decimal"
                hint="From this price of the goods on, you bring them for nothing."
                error={errors.ownFrom?.message}
                {...register('ownFrom', amountOrNone)}
              />
              <TextField
                label="There within days"
                inputMode="numeric"
                hint={DAYS_HINT}
                error={errors.ownDays?.message}
                {...register('ownDays', days)}
              />
            </>
          )}
        </div>
      </Card>
      <Card title="A courier brings it">
        <div className="stack">
          <Choice
            type="checkbox"
            label="A courier or the park"
            hint="Anywhere in Nigeria, for one fee."
            {...register('sent')}
          />
          {sent && (
            <>
              <TextArea
                label="Who, and how"
                rows={2}
                hint="Such as “GIG Logistics to the office nearest to you”."
                maxLength={limits.courier.note.maxLength}
                error={errors.note?.message}
                {...register('note', words(limits.courier.note.minLength))}
              />
              <TextField
                label="Courier’s fee"
                before="₦"
                inputMode="decimal"
                error={errors.courierFee?.message}
                {...register('courierFee', amount)}
              />
              <TextField
                label="No fee from"
                optional
                before="₦"
                inputMode="decimal"
                error={errors.courierFrom?.message}
                {...register('courierFrom', amountOrNone)}
              />
              <TextField
                label="With the buyer within days"
                inputMode="numeric"
                hint={DAYS_HINT}
                error={errors.courierDays?.message}
                {...register('courierDays', days)}
              />
            </>
          )}
        </div>
      </Card>
      {!picked && !brought && !sent && (
        <p className="muted">Without any of these you agree on it with each buyer, and take nothing for it.</p>
      )}
      <ActionNotice action={action} />
      <div className="row">
        <Button type="submit" look="primary" busy={action.busy}>
          Save
        </Button>
      </div>
    </form>
  )
}
