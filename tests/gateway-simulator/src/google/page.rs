//! The page on which somebody says who they are.

use axum::{http::StatusCode, response::Response};

use super::{Asked, PREFIX};
use crate::html::{escape, page};

pub(super) fn choice(asked: &Asked) -> Response {
    let hidden: String = [
        ("response_type", &asked.response_type),
        ("client_id", &asked.client_id),
        ("redirect_uri", &asked.redirect_uri),
        ("scope", &asked.scope),
        ("state", &asked.state),
        ("nonce", &asked.nonce),
        ("code_challenge", &asked.code_challenge),
        ("code_challenge_method", &asked.code_challenge_method),
    ]
    .into_iter()
    .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value)))
    .collect();
    let body = format!(
        "<div class=\"card\"><h1>Sign in with Google</h1><p>This stands in for Google: whoever you say you are, you are.</p>\
         <form method=\"post\" action=\"{PREFIX}/o/oauth2/v2/auth\">{hidden}\
         <label>E-mail address <input name=\"email\" type=\"email\" value=\"ngozi.eze@example.com\"></label>\
         <label>Name <input name=\"name\" value=\"Ngozi Eze\"></label>\
         <label><input name=\"unverified\" type=\"checkbox\" value=\"yes\"> Google is not sure of the address</label>\
         <button name=\"action\" value=\"continue\">Continue</button>\
         <button name=\"action\" value=\"cancel\" class=\"plain\">Cancel</button></form></div>"
    );
    page(StatusCode::OK, "Sign in with Google", "narrow", &body)
}

pub(super) fn fault(wrong: &str) -> Response {
    let body =
        format!("<div class=\"card\"><h1>Access blocked</h1><p>Error 400: {}</p></div>", escape(wrong));
    page(StatusCode::BAD_REQUEST, "Access blocked", "narrow", &body)
}
