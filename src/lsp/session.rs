//! A conversation with one editor, from `initialize` to `exit`.
#![expect(clippy::disallowed_methods, reason = "where the editor started us may be where the site lies")]

use std::collections::BTreeMap;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::asked::{self, Clerk};
use super::board::{Board, Manners};
use super::checker::{Buffer, Buffers, Checker, Desk};
use super::home::Home;
use super::protocol::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, DidChangeTextDocument, DidChangeTextDocumentParams,
    DidChangeWatchedFiles, DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocument, DidCloseTextDocumentParams, DidOpenTextDocument,
    DidOpenTextDocumentParams, DidSaveTextDocument, FileSystemWatcher, GlobPattern, HoverProviderCapability, Initialize, InitializeParams,
    InitializeResult, Notification as _, OneOf, PositionEncodingKind, RegisterCapability, Registration, RegistrationParams, Request as _,
    SaveOptions, ServerCapabilities, ServerInfo, Shutdown, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Url,
};
use super::text::{Counting, changed};
use super::wire::{ErrorCode, Heard, Message, Notification, Out, Request, RequestId, Response, value};
use super::{Farewell, Wish};
use crate::disk::{Failure, Tongue, find_root, read_settings};

/// The stack of the thread that checks: as deep as texts may nest, with a book on top.
const STACK: usize = 16 * 1024 * 1024;

/// A conversation.
pub(super) struct Session {
    wish: Wish,
    out: Out,
    stage: Stage,
    open: BTreeMap<Url, Open>,
}

/// How far the conversation is.
enum Stage {
    Silent,
    Working(Box<Work>),
    Done,
}

/// What is known once the editor has introduced itself.
struct Work {
    board: Arc<Board>,
    desk: Arc<Desk>,
    manners: Manners,
    tongue: Tongue,
    home: Option<Home>,
    buffers: Buffers,
    /// Whether the editor wants to be asked to tell of changes on the disk.
    watches: bool,
}

/// A text that the editor has open.
struct Open {
    version: i32,
    text: String,
}

impl Session {
    /// A conversation in which nothing was said.
    pub fn new(wish: Wish, out: Out) -> Session {
        Session { wish, out, stage: Stage::Silent, open: BTreeMap::new() }
    }

    /// How it ends if the editor just falls silent.
    pub fn left(&self) -> Farewell {
        if matches!(self.stage, Stage::Done) { Farewell::Proper } else { Farewell::Abrupt }
    }

    /// Hears one thing; gives how it ended if that was the last.
    pub fn hear(&mut self, heard: Heard) -> Option<Farewell> {
        match heard {
            Heard::Noise(code, why) => self.out.refuse(code, why),
            Heard::Message(message) => match *message {
                Message::Request(request) => {
                    let answer = self.answer(request);
                    self.out.answer(&answer);
                }
                Message::Notification(told) if told.method == "exit" => return Some(self.left()),
                Message::Notification(told) => {
                    // Our own mistake about one text must not end the help for all others.
                    let _ = panic::catch_unwind(AssertUnwindSafe(|| self.told(told)));
                }
                Message::Response(_) => {}
            },
        }
        None
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let refused = |code: ErrorCode, why: &str| Response::new_err(id.clone(), code as i32, why.to_owned());
        match (&self.stage, method.as_str()) {
            (Stage::Silent, Initialize::METHOD) => match serde_json::from_value(params) {
                Ok(params) => self.begin(id, &params),
                Err(error) => refused(ErrorCode::InvalidParams, &error.to_string()),
            },
            (Stage::Silent, _) => refused(ErrorCode::ServerNotInitialized, "initialize comes first"),
            (Stage::Done, _) => refused(ErrorCode::InvalidRequest, "after shutdown there is only exit"),
            (Stage::Working(_), Initialize::METHOD) => refused(ErrorCode::InvalidRequest, "initialize comes once"),
            (Stage::Working(_), Shutdown::METHOD) => {
                self.stage = Stage::Done;
                Response::new_ok(id, Value::Null)
            }
            (Stage::Working(work), _) => {
                let asked = panic::catch_unwind(AssertUnwindSafe(|| work.asked(&method, params, &self.open)));
                match asked {
                    Ok(Ok(Some(answer))) => Response::new_ok(id, answer),
                    Ok(Ok(None)) => refused(ErrorCode::MethodNotFound, &method),
                    Ok(Err(why)) => refused(ErrorCode::InvalidParams, &why),
                    Err(_) => refused(ErrorCode::InternalError, "a mistake of diptych’s own"),
                }
            }
        }
    }

    /// The editor introduces itself.
    fn begin(&mut self, id: RequestId, params: &InitializeParams) -> Response {
        let general = params.capabilities.general.as_ref();
        let counts_bytes =
            general.and_then(|general| general.position_encodings.as_ref()).is_some_and(|all| all.contains(&PositionEncodingKind::UTF8));
        let text = params.capabilities.text_document.as_ref();
        let shows_related =
            text.and_then(|text| text.publish_diagnostics.as_ref()).and_then(|told| told.related_information).unwrap_or(false);
        let watched = params.capabilities.workspace.as_ref().and_then(|workspace| workspace.did_change_watched_files);
        let manners = Manners { counting: if counts_bytes { Counting::Bytes } else { Counting::Units }, shows_related };
        let home = self.home(params);
        let tongue = self.tongue(params, home.as_ref());
        let board = Arc::new(Board::new(self.out.clone(), tongue, manners));
        let desk = Arc::new(Desk::default());
        let tell = Arc::clone(&board);
        let checker = Checker::new(Arc::clone(&desk), Box::new(move |checked| tell.show(checked)));
        if let Err(error) = thread::Builder::new().name("checker".to_owned()).stack_size(STACK).spawn(move || checker.run()) {
            return Response::new_err(id, ErrorCode::InternalError as i32, error.to_string());
        }
        let watches = watched.and_then(|watched| watched.dynamic_registration).unwrap_or(false);
        self.stage = Stage::Working(Box::new(Work { board, desk, manners, tongue, home, buffers: Buffers::new(), watches }));
        let capabilities = capabilities(manners.counting);
        let server_info = Some(ServerInfo { name: "diptych".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) });
        Response::new_ok(id, value(&InitializeResult { capabilities, server_info }))
    }

    /// Where the site lies: as the command line says, else above or at the editor's folder, else above where we started.
    fn home(&self, params: &InitializeParams) -> Option<Home> {
        let here = env::current_dir().ok();
        if let Some(root) = &self.wish.root {
            return Home::new(here.map_or_else(|| root.clone(), |here| here.join(root)));
        }
        let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
        #[expect(deprecated, reason = "editors that know no workspace folders say it so")]
        let folders: Vec<PathBuf> = folders.chain(&params.root_uri).filter_map(|folder| folder.to_file_path().ok()).collect();
        folders.iter().chain(&here).find_map(|folder| find_root(folder)).and_then(Home::new)
    }

    fn tongue(&self, params: &InitializeParams, home: Option<&Home>) -> Tongue {
        let speech = &self.wish.speech;
        let editor = || params.locale.as_deref().and_then(Tongue::parse);
        let site = || (speech.of_settings)(&read_settings(&home?.root)?);
        speech.asked.or_else(editor).or(speech.environment).or_else(site).unwrap_or_default()
    }

    /// The editor tells of something that happened.
    fn told(&mut self, told: Notification) {
        let Stage::Working(work) = &mut self.stage else { return };
        let changed = match told.method.as_str() {
            "initialized" => {
                work.watch(&self.out);
                Vec::new()
            }
            DidOpenTextDocument::METHOD => opened(&mut self.open, told.params),
            DidChangeTextDocument::METHOD => edited(&mut self.open, (told.params, work.manners.counting)),
            DidCloseTextDocument::METHOD => closed(&mut self.open, told.params),
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => Vec::new(),
            _ => return,
        };
        work.look_for_home(&changed, &self.open);
        for address in &changed {
            work.lay(address, self.open.get(address));
        }
        match &work.home {
            Some(home) => work.desk.want(home, &(self.wish.options)(), &work.buffers),
            None if told.method == "initialized" => work.board.complain_of_no_site(self.wish.root.as_deref()),
            None => {}
        }
    }
}

impl Work {
    /// Asks the editor to tell what others change in the site's files.
    fn watch(&self, out: &Out) {
        if !self.watches {
            return;
        }
        let watcher = |pattern: &str| FileSystemWatcher { glob_pattern: GlobPattern::String(pattern.to_owned()), kind: None };
        let watchers = ["**/diptych.yaml", "**/content/**", "**/themes/**", "**/translations.lock"].map(watcher).into();
        let registration = Registration {
            id: "diptych-files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: Some(value(&DidChangeWatchedFilesRegistrationOptions { watchers })),
        };
        out.ask("diptych-watch", RegisterCapability::METHOD, &RegistrationParams { registrations: vec![registration] });
    }

    /// A site that was not found yet may lie around a file that was opened, or have been made since.
    fn look_for_home(&mut self, changed: &[Url], open: &BTreeMap<Url, Open>) {
        if self.home.is_some() {
            return;
        }
        let folders = changed.iter().chain(open.keys()).filter_map(|address| address.to_file_path().ok());
        self.home = folders.filter_map(|file| find_root(file.parent()?)).find_map(Home::new);
        if self.home.is_some() {
            open.iter().for_each(|(address, open)| self.lay(address, Some(open)));
        }
    }

    /// Lays a text of the editor over the site's file, or takes it away again.
    fn lay(&mut self, address: &Url, open: Option<&Open>) {
        let Some(path) = self.home.as_ref().and_then(|home| home.path(address)) else { return };
        match open {
            Some(open) => drop(self.buffers.insert(path.clone(), Buffer::new(&path, address, (open.version, &open.text)))),
            None => drop(self.buffers.remove(&path)),
        }
    }

    /// The answer to a question about a text; nothing if it is a question that nobody answers.
    fn asked(&self, method: &str, params: Value, open: &BTreeMap<Url, Open>) -> Result<Option<Value>, String> {
        let Work { board, desk, manners, home, buffers, tongue, .. } = self;
        let clerk = Clerk { home: home.as_ref(), board, desk, manners: *manners, buffers, tongue: *tongue };
        asked::answer(&clerk, method, params, &|address| open.get(address).map(|open| open.text.clone()))
    }
}

fn capabilities(counting: Counting) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    ServerCapabilities {
        position_encoding: Some(match counting {
            Counting::Bytes => PositionEncodingKind::UTF8,
            Counting::Units => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([" ", ":", "/", "@", "(", "=", "{", "[", "\""].map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

fn opened(open: &mut BTreeMap<Url, Open>, params: Value) -> Vec<Url> {
    let Some(DidOpenTextDocumentParams { text_document }) = read(params) else { return Vec::new() };
    open.insert(text_document.uri.clone(), Open { version: text_document.version, text: text_document.text });
    vec![text_document.uri]
}

fn edited(open: &mut BTreeMap<Url, Open>, (params, counting): (Value, Counting)) -> Vec<Url> {
    let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(params) else { return Vec::new() };
    let Some(own) = open.get_mut(&text_document.uri) else { return Vec::new() };
    for change in content_changes {
        own.text = match change.range {
            None => change.text,
            Some(range) => {
                let between = ((range.start.line, range.start.character), (range.end.line, range.end.character));
                changed(&own.text, between, &change.text, counting)
            }
        };
    }
    own.version = text_document.version;
    vec![text_document.uri]
}

fn closed(open: &mut BTreeMap<Url, Open>, params: Value) -> Vec<Url> {
    let Some(DidCloseTextDocumentParams { text_document }) = read(params) else { return Vec::new() };
    open.remove(&text_document.uri);
    vec![text_document.uri]
}

impl Board {
    /// Says that there is no site where one was looked for.
    fn complain_of_no_site(&self, root: Option<&Path>) {
        let start = root.map(Path::to_owned).or_else(|| env::current_dir().ok()).unwrap_or_default();
        let failure = if root.is_some() { Failure::NoSite { start } } else { Failure::NoSiteAbove { start } };
        self.show(Err(failure));
    }
}
