//! Mails about the account itself. They go to an address, not to the app, and some of them to somebody who has no account.

use crate::Role;
use crate::identity::provider::Provider;
use crate::notifications::Mail;
use crate::users::User;
use crate::users::events::{ProviderChange, SecondFactorChange};
use crate::users::leaving::GRACE_DAYS;

/// Letters of a name that a mail shows.
const NAME_CHARACTERS_MAX: usize = 40;

fn mail(subject: &str, paragraphs: &[&str]) -> Mail {
    Mail { subject: subject.to_owned(), text: format!("{}\n", paragraphs.join("\n\n")) }
}

/// A name that anybody may have typed, so that no mail of ours carries a stranger's link or sentence.
fn shown(name: &str) -> String {
    let plain = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    name.chars().filter(plain).take(NAME_CHARACTERS_MAX).collect::<String>().trim().to_owned()
}

/// Asks whoever owns the address to show it by following `link`, and says what was signed up for: it may have been a stranger.
pub fn verification_mail(user: &User, link: &str) -> Mail {
    let what = if user.roles.contains(&Role::Artisan) { "to sell and to buy" } else { "to buy" };
    let signed_up = format!(
        "Somebody signed up for Homify with this e-mail address, as “{}”, {what}.",
        shown(&user.name)
    );
    let follow = format!("If it was you, follow this link to confirm your address:\n{link}");
    mail(
        "Confirm your e-mail address",
        &[
            &signed_up,
            &follow,
            "The link works for 24 hours. After that, log in and ask for a new one.",
            "If it was not you, do not follow the link: it would open the account for the person who chose its password. \
             If nobody follows it, the account cannot be used and will be deleted after 30 days.",
        ],
    )
}

/// Tells the owner of an address that somebody tried to sign up with it again. The sign-up itself answers as always, so
/// that nobody learns who has an account.
pub fn already_registered_mail(login_link: &str) -> Mail {
    let log_in = format!("If it was you, log in here:\n{login_link}");
    mail(
        "You already have a Homify account",
        &[
            "Somebody tried to sign up with this e-mail address, which already has an account.",
            &log_in,
            "If you have forgotten your password, you can choose a new one there.",
            "If it was not you, you don't need to do anything. Your account has not changed.",
        ],
    )
}

/// The way to a new password.
pub fn password_reset_mail(link: &str) -> Mail {
    let follow = format!("Follow this link to choose a new password for your Homify account:\n{link}");
    mail(
        "Choose a new password",
        &[
            &follow,
            "The link works once, within an hour. A new password logs you out on all your devices.",
            "If you did not ask for this, you don't need to do anything. Your password has not changed.",
        ],
    )
}

/// Tells a person that their password is another one now.
pub fn password_changed_mail(forgot_link: &str) -> Mail {
    let otherwise = format!("If it was not you, choose a new password at once:\n{forgot_link}");
    mail(
        "Your password was changed",
        &[
            "The password of your Homify account was changed, and your other devices were logged out.",
            "If it was you, you don't need to do anything.",
            &otherwise,
        ],
    )
}

/// Tells a person what happened to their second factor. Whoever did it knew the password: so the way to a new one is there.
pub fn second_factor_mail(change: SecondFactorChange, forgot_link: &str) -> Mail {
    let (subject, happened) = match change {
        SecondFactorChange::On => (
            "Logging in now takes a code",
            "Your Homify account now asks for a code of your app at each log-in. Your other devices were logged out.",
        ),
        SecondFactorChange::Off => (
            "Logging in takes no code any more",
            "Your Homify account no longer asks for a code at a log-in: your password is enough.",
        ),
        SecondFactorChange::RecoveryCodesRenewed => (
            "You have new recovery codes",
            "New recovery codes were made for your Homify account. The ones before do not work any more.",
        ),
        SecondFactorChange::RecoveryCodeUsed => (
            "A recovery code was used",
            "One of the recovery codes of your Homify account was used, and does not work again. If few are left, make new ones on the page of your account.",
        ),
        SecondFactorChange::CodesLocked => (
            "Somebody typed wrong codes",
            "Somebody who knows the password of your Homify account typed too many wrong codes. They did not get in. Codes of your app are not taken for a while; your recovery codes are.",
        ),
    };
    let otherwise =
        format!("If it was not you, choose a new password at once, and write to us:\n{forgot_link}");
    mail(subject, &[happened, "If it was you, you don't need to do anything.", &otherwise])
}

/// Tells a person what happened to how they log in by `provider`.
pub fn provider_mail(provider: Provider, change: ProviderChange, forgot_link: &str) -> Mail {
    let name = provider.name();
    let (subject, happened) = match change {
        ProviderChange::SignedUp => (
            format!("You signed up with {name}"),
            format!(
                "A Homify account was made for this e-mail address with your {name} account. Log in with {name} from now on; there is no password."
            ),
        ),
        ProviderChange::Linked => (
            format!("{name} opens your account now"),
            format!("Your {name} account was linked to your Homify account: you can log in with either."),
        ),
        ProviderChange::Unlinked => (
            format!("{name} opens your account no more"),
            format!(
                "Your {name} account was unlinked from your Homify account, and your other devices were logged out. Log in with your password."
            ),
        ),
    };
    let otherwise =
        format!("If it was not you, choose a new password at once, and write to us:\n{forgot_link}");
    mail(&subject, &[&happened, "If it was you, you don't need to do anything.", &otherwise])
}

/// Tells a person that their account will be deleted `on` a day, and how they keep it.
pub fn deletion_asked_mail(on: &str, login_link: &str) -> Mail {
    let when = format!("You asked us to delete your Homify account. We will do so on {on}.");
    let keep = format!(
        "If you want to keep it, or did not ask for this, log in before then. That is all:\n{login_link}"
    );
    mail(
        "Your account will be deleted",
        &[
            &when,
            &keep,
            "After that, your name, addresses, messages, files and log-in are erased and nobody can bring them back. What was bought and \
             paid stays in our books, without your name.",
            "If somebody's bank still asks for money then, we wait until that is over.",
        ],
    )
}

/// Tells a person who came back that their account stays.
pub fn deletion_taken_back_mail(forgot_link: &str) -> Mail {
    let otherwise = format!("If it was not you, choose a new password at once:\n{forgot_link}");
    let back = format!(
        "You logged in within {GRACE_DAYS} days, so your Homify account is not deleted. All of it is as it was."
    );
    mail("Your account stays", &[&back, &otherwise])
}

/// Asks whoever owns the address that an account is to have to show it by following `link`.
pub fn email_change_mail(link: &str) -> Mail {
    let follow = format!("Follow this link to use this e-mail address for your Homify account:\n{link}");
    mail(
        "Confirm your new e-mail address",
        &[
            &follow,
            "The link works for 24 hours. Until you follow it, log in with your present address.",
            "If you did not ask for this, do not follow the link, and nothing will change.",
        ],
    )
}

/// Tells the address that an account had that it has another one now, and how to take it back.
pub fn email_changed_mail(link: &str) -> Mail {
    let otherwise =
        format!("If it was not you, follow this link within seven days to take your account back:\n{link}");
    mail(
        "Your e-mail address was changed",
        &[
            "Your Homify account now has another e-mail address. Log in with that one from now on; our mails go there, too.",
            "If it was you, you don't need to do anything.",
            &otherwise,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::credentials::Email;
    use crate::{Timestamp, TypedId, UserId};

    fn user(name: &str, roles: &[Role]) -> User {
        let (at, email) =
            (Timestamp::from_millis(1_000), Email::try_from("ada@example.com".to_owned()).unwrap());
        User::sign_up(UserId::new(at, [1; 10]), email, name.to_owned(), roles.to_vec(), at).entity
    }

    #[test]
    fn a_mail_about_the_account_carries_its_link_on_a_line_of_its_own() {
        let link = "https://homify.example/verify?token=abc";
        for mail in [
            verification_mail(&user("Ada", &[Role::Buyer]), link),
            already_registered_mail(link),
            password_reset_mail(link),
            password_changed_mail(link),
            email_change_mail(link),
            email_changed_mail(link),
            deletion_asked_mail("7 December 2026 at 10:17", link),
            deletion_taken_back_mail(link),
            second_factor_mail(SecondFactorChange::On, link),
            second_factor_mail(SecondFactorChange::Off, link),
            second_factor_mail(SecondFactorChange::RecoveryCodesRenewed, link),
            second_factor_mail(SecondFactorChange::RecoveryCodeUsed, link),
            second_factor_mail(SecondFactorChange::CodesLocked, link),
            provider_mail(Provider::Google, ProviderChange::SignedUp, link),
            provider_mail(Provider::Google, ProviderChange::Linked, link),
            provider_mail(Provider::Google, ProviderChange::Unlinked, link),
        ] {
            assert!(mail.text.lines().any(|line| line == link), "{}", mail.text);
        }
    }

    #[test]
    fn the_mail_to_verify_says_what_was_signed_up_for() {
        let link = "https://homify.example/verify?token=abc";
        let buyer = verification_mail(&user("Adaeze Okafor", &[Role::Buyer]), link).text;
        assert!(buyer.contains("as “Adaeze Okafor”, to buy."), "{buyer}");
        let artisan = verification_mail(&user("Ọlá-Bí", &[Role::Buyer, Role::Artisan]), link).text;
        assert!(artisan.contains("as “Ọlá-Bí”, to sell and to buy."), "{artisan}");
    }

    #[test]
    fn a_strangers_name_is_no_link_and_no_sentence() {
        let name = "Won N1m https://evil.example/x?a=1 call 0801";
        let text = verification_mail(&user(name, &[Role::Buyer]), "https://homify.example/v").text;
        assert_eq!(text.matches("https://").count(), 1, "{text}");
        assert!(!text.contains("evil.example") && !text.contains("0801"), "{text}");
    }
}
