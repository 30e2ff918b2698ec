//! The queue of each step that something can be due for.

use domain::Step;
use messaging::Queue;

pub(crate) struct Queues {
    orders_time_out: Queue,
    disputes_time_out: Queue,
    payments_settle: Queue,
    escrow_release: Queue,
    refunds_send: Queue,
    escrow_divide: Queue,
    payouts_send: Queue,
    payouts_settle: Queue,
    chargebacks_settle: Queue,
    prepare_picture: Queue,
    reviews_show: Queue,
    users_erase: Queue,
    offers_time_out: Queue,
    catalogue_import: Queue,
}

impl Queues {
    pub(crate) fn from_env() -> Self {
        Self {
            orders_time_out: Queue::from_env("ORDERS_TIME_OUT_QUEUE_URL"),
            disputes_time_out: Queue::from_env("DISPUTES_TIME_OUT_QUEUE_URL"),
            payments_settle: Queue::from_env("PAYMENTS_SETTLE_QUEUE_URL"),
            escrow_release: Queue::from_env("ESCROW_RELEASE_QUEUE_URL"),
            refunds_send: Queue::from_env("REFUNDS_SEND_QUEUE_URL"),
            escrow_divide: Queue::from_env("ESCROW_DIVIDE_QUEUE_URL"),
            payouts_send: Queue::from_env("PAYOUTS_SEND_QUEUE_URL"),
            payouts_settle: Queue::from_env("PAYOUTS_SETTLE_QUEUE_URL"),
            chargebacks_settle: Queue::from_env("CHARGEBACKS_SETTLE_QUEUE_URL"),
            prepare_picture: Queue::from_env("UPLOADS_PREPARE_PICTURE_QUEUE_URL"),
            reviews_show: Queue::from_env("REVIEWS_SHOW_QUEUE_URL"),
            users_erase: Queue::from_env("USERS_ERASE_QUEUE_URL"),
            offers_time_out: Queue::from_env("OFFERS_TIME_OUT_QUEUE_URL"),
            catalogue_import: Queue::from_env("CATALOGUE_IMPORT_QUEUE_URL"),
        }
    }

    pub(crate) fn of(&self, step: Step) -> &Queue {
        match step {
            Step::OrdersTimeOut => &self.orders_time_out,
            Step::DisputesTimeOut => &self.disputes_time_out,
            Step::PaymentsSettle => &self.payments_settle,
            Step::EscrowRelease => &self.escrow_release,
            Step::RefundsSend => &self.refunds_send,
            Step::EscrowDivide => &self.escrow_divide,
            Step::PayoutsSend => &self.payouts_send,
            Step::PayoutsSettle => &self.payouts_settle,
            Step::ChargebacksSettle => &self.chargebacks_settle,
            Step::UploadsPreparePicture => &self.prepare_picture,
            Step::ReviewsShow => &self.reviews_show,
            Step::UsersErase => &self.users_erase,
            Step::OffersTimeOut => &self.offers_time_out,
            Step::CatalogueImport => &self.catalogue_import,
        }
    }
}
