//! Search: by the engine that runs inside of the functions, and by the other one.

mod embedded;
mod opensearch;
