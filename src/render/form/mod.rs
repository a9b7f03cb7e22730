//! What a member fills in and sends back: a workbook, or a page that needs neither a server nor a network.
//!
//! Both start from what the site says already. The page knows the same fields and rules as the program, since it is given
//! the declarations that read files; what it saves are the site's own files.

mod given;
mod layout;
pub mod page;
pub mod shapes;
pub mod workbook;
