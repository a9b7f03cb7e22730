//! Questions of the editor about one text, and their answers in the protocol's words.

use std::ops::Range as Stretch;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::board::{Board, Manners, Sheet};
use super::checker::{Buffers, Checked, Desk, Known};
use super::complete::{Choice, Choices, Sort, choices};
use super::home::Home;
use super::hover::{hover, meaning};
use super::protocol::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionRequest, Completion, CompletionItem, CompletionItemKind,
    CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit, GotoDefinition, GotoDefinitionParams, GotoDefinitionResponse,
    Hover, HoverContents, HoverParams, HoverRequest, Location, MarkupContent, MarkupKind, Position, Range, Request as _, TextEdit, Url,
    WorkspaceEdit,
};
use super::repair::repairs;
use super::scene::Scene;
use super::spot::spot;
use super::text::{Counting, Lines};
use super::wire::value;
use crate::disk::{Pick, Tongue};
use crate::finding::{Finding, Place};
use crate::path::SourcePath;

/// What is needed to answer.
pub(super) struct Clerk<'a> {
    pub home: Option<&'a Home>,
    pub board: &'a Board,
    pub desk: &'a Desk,
    pub manners: Manners,
    pub buffers: &'a Buffers,
    pub tongue: Tongue,
}

/// The answer to a question; nothing to one that nobody answers. Errs if it makes no sense.
pub(super) fn answer(clerk: &Clerk, method: &str, params: Value, text: &dyn Fn(&Url) -> Option<String>) -> Result<Option<Value>, String> {
    Ok(Some(match method {
        HoverRequest::METHOD => {
            let HoverParams { text_document_position_params: at, .. } = read(params)?;
            told(clerk.at(&at.text_document.uri, text, |view| view.hover(at.position)))
        }
        GotoDefinition::METHOD => {
            let GotoDefinitionParams { text_document_position_params: at, .. } = read(params)?;
            told(clerk.at(&at.text_document.uri, text, |view| view.definition(at.position)))
        }
        Completion::METHOD => {
            let CompletionParams { text_document_position: at, .. } = read(params)?;
            told(clerk.at(&at.text_document.uri, text, |view| view.completion(at.position)))
        }
        CodeActionRequest::METHOD => {
            let CodeActionParams { text_document, range, .. } = read(params)?;
            let actions = clerk.at(&text_document.uri, text, |view| Some(view.actions(&text_document.uri, range)));
            value(&actions.unwrap_or_default())
        }
        _ => return Ok(None),
    }))
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}

fn told(answer: Option<impl Serialize>) -> Value {
    answer.map_or(Value::Null, |answer| value(&answer))
}

impl Clerk<'_> {
    /// Looks at an open text of the site; nothing for any other.
    fn at<T>(&self, address: &Url, text: &dyn Fn(&Url) -> Option<String>, look: impl FnOnce(View) -> Option<T>) -> Option<T> {
        let path = self.home?.path(address)?;
        let text = text(address)?;
        let known = self.desk.known();
        let scene = Scene { path: &path, text: &text, known: known.as_deref(), tongue: self.tongue };
        look(View { clerk: self, scene: &scene, lines: Lines::of(&text), checked: self.checked(&path) })
    }

    /// The last state that was checked, if it is of this text as it is now.
    fn checked(&self, path: &SourcePath) -> Option<Arc<Checked>> {
        let checked = self.board.checked()?;
        let (_, file) = checked.snapshot.find(path.as_str())?;
        let is_now = self.buffers.get(path).is_some_and(|buffer| std::ptr::eq(Arc::as_ptr(&buffer.file), file));
        is_now.then_some(checked)
    }
}

/// A text that is looked at.
struct View<'a> {
    clerk: &'a Clerk<'a>,
    scene: &'a Scene<'a>,
    lines: Lines<'a>,
    checked: Option<Arc<Checked>>,
}

impl View<'_> {
    fn offset(&self, at: Position) -> usize {
        self.lines.offset((at.line, at.character), self.clerk.manners.counting)
    }

    fn range(&self, stretch: &Stretch<usize>) -> Range {
        range(&self.lines, stretch, self.clerk.manners.counting)
    }

    /// The findings of this text that a stretch touches.
    fn findings<'c>(&self, checked: &'c Checked, touched: &Stretch<usize>) -> Vec<&'c Finding> {
        let own = |place: Place| checked.snapshot.files.get(place.file.0 as usize).is_some_and(|file| file.path == *self.scene.path);
        let touches = |place: Place| place.start as usize <= touched.end && touched.start <= place.end as usize;
        checked.findings.iter().filter(|finding| own(finding.place) && touches(finding.place)).collect()
    }

    fn hover(&self, at: Position) -> Option<Hover> {
        let at = self.offset(at);
        let found = self.checked.as_ref().map_or_else(Vec::new, |checked| self.findings(checked, &(at..at)));
        let mut codes: Vec<_> = found.iter().filter(|finding| finding.place.end > 0).map(|finding| finding.problem.code()).collect();
        codes.dedup();
        let told = hover(self.scene, at);
        let range = told.as_ref().map(|(stretch, _)| self.range(stretch));
        let parts: Vec<String> =
            told.map(|(_, told)| told).into_iter().chain(codes.into_iter().map(|code| meaning(code, self.scene))).collect();
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: parts.join("\n\n---\n\n") });
        (!parts.is_empty()).then_some(Hover { contents, range })
    }

    fn definition(&self, at: Position) -> Option<GotoDefinitionResponse> {
        let at = self.offset(at);
        let spot = spot(self.scene.path, self.scene.text, at)?;
        let word = self.scene.text.get(spot.word)?;
        let place = self.scene.definition(spot.wanted.as_ref(), word)?;
        let Known { snapshot, .. } = self.scene.known?;
        let file = snapshot.files.get(place.file.0 as usize)?;
        let open = self.clerk.buffers.get(&file.path).map(|buffer| buffer.address.clone());
        let uri = open.or_else(|| self.clerk.home?.address(&file.path))?;
        let lines = Lines::of(snapshot.text(place.file));
        let stretch = place.start as usize..place.start as usize;
        Some(GotoDefinitionResponse::Scalar(Location { uri, range: range(&lines, &stretch, self.clerk.manners.counting) }))
    }

    fn completion(&self, at: Position) -> Option<CompletionResponse> {
        let Choices { word, all, is_cut } = choices(self.scene, self.offset(at))?;
        let range = self.range(&word);
        let items = all.into_iter().map(|choice| item(choice, range)).collect();
        Some(CompletionResponse::List(CompletionList { is_incomplete: is_cut, items }))
    }

    fn actions(&self, uri: &Url, touched: Range) -> Vec<CodeActionOrCommand> {
        let Some(checked) = &self.checked else { return Vec::new() };
        let sheet = Sheet::of(checked, self.clerk.manners.counting);
        let touched = self.offset(touched.start)..self.offset(touched.end);
        let mut actions = Vec::new();
        for finding in self.findings(checked, &touched) {
            let Some((stretch, all)) = repairs(finding, self.scene.text) else { continue };
            for new in &all {
                let edit = TextEdit { range: self.range(&stretch), new_text: new.clone() };
                let edit = WorkspaceEdit { changes: Some([(uri.clone(), vec![edit])].into()), ..WorkspaceEdit::default() };
                actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                    title: title(new, self.scene.tongue),
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: Some(vec![self.clerk.board.diagnostic(finding, &sheet)]),
                    edit: Some(edit),
                    is_preferred: Some(all.len() == 1),
                    ..CodeAction::default()
                }));
            }
        }
        actions
    }
}

fn range(lines: &Lines, stretch: &Stretch<usize>, counting: Counting) -> Range {
    let ((line, character), (end_line, end_character)) = lines.range(stretch, counting);
    Range { start: Position { line, character }, end: Position { line: end_line, character: end_character } }
}

fn title(new: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("Écrire «\u{a0}{new}\u{a0}»"),
        format!("‘{new}’ schrijven"),
        format!("Write “{new}”"),
        format!("„{new}“ schreiben"),
    ])
}

fn item(choice: Choice, range: Range) -> CompletionItem {
    let Choice { label, insert, detail, sort, rank } = choice;
    CompletionItem {
        sort_text: Some(format!("{rank}{label}")),
        filter_text: Some(label.clone()),
        kind: Some(match sort {
            Sort::Key => CompletionItemKind::FIELD,
            Sort::Word => CompletionItemKind::ENUM_MEMBER,
            Sort::Thing => CompletionItemKind::REFERENCE,
        }),
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: insert })),
        label,
        ..CompletionItem::default()
    }
}
