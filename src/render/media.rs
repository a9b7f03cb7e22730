//! Media: pictures and other files that pages ask for, and what a path in a text leads to.
//!
//! A picture is published without its metadata and under the name of its content; anything that could run is
//! refused (E25).

use super::desk::Desk;
use super::picture;
use super::prose::ImageTarget;
use crate::finding::{FileTrouble, Place, Problem};
use crate::key::Key;
use crate::localized::Lang;
use crate::model::load::refused;
use crate::model::sources::{Role, TextRole, role};
use crate::nearest::nearest;
use crate::path::{OutPath, SourcePath};
use crate::plan::page::Subject;
use crate::snapshot::{Content, FileId, Snapshot};

/// The folder that paths in a file start from: the enterprise's for its files, else `content/` (format.md §1).
pub fn base(path: &SourcePath) -> String {
    let folder = path.folder();
    let inside = folder.strip_prefix("content/enterprises/").and_then(|rest| rest.split('/').next());
    inside.map_or_else(|| folder.to_owned(), |enterprise| format!("content/enterprises/{enterprise}"))
}

/// The file a path names: beside its own file, in the enterprise's folder, or under `content/`.
pub fn find(snapshot: &Snapshot, file: FileId, path: &str) -> Result<FileId, Problem> {
    let trouble = |trouble: FileTrouble| Problem::File { file: path.to_owned(), trouble };
    if path.contains("://") || path.starts_with("//") {
        return Err(trouble(FileTrouble::Remote));
    }
    let own = snapshot.files.get(file.0 as usize).map(|file| &file.path);
    let folders = own.map_or_else(Vec::new, |own| vec![own.folder().to_owned(), base(own)]);
    let candidates: Vec<SourcePath> =
        folders.iter().map(String::as_str).chain(["content"]).filter_map(|folder| SourcePath::resolve(folder, path)).collect();
    if candidates.is_empty() {
        return Err(trouble(FileTrouble::Outside));
    }
    let found = candidates.iter().find_map(|candidate| snapshot.find(candidate.as_str()));
    match found {
        Some((_, file)) if !file.path.as_str().starts_with("content/") => Err(trouble(FileTrouble::Outside)),
        Some((id, file)) => match &file.content {
            Content::Refused(refusal) => Err(trouble(refused(refusal))),
            _ => Ok(id),
        },
        None => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let names =
                snapshot.files.iter().map(|file| file.path.name()).filter(|name| !name.ends_with(".md") && !name.ends_with(".yaml"));
            Err(trouble(FileTrouble::Missing(nearest(name, names).map(str::to_owned))))
        }
    }
}

/// A picture of the site, published without its metadata.
pub fn image(desk: &Desk, path: &str, place: Place) -> Result<ImageTarget, Problem> {
    let id = find(desk.press.snapshot, place.file, path)?;
    let unsafe_file = || Problem::File { file: path.to_owned(), trouble: FileTrouble::Unsafe };
    let file = desk.press.snapshot.file(id);
    let bytes: &[u8] = match &file.content {
        Content::Bytes(bytes) => bytes,
        Content::Text(text) => text.as_bytes(),
        Content::Refused(_) => return Err(unsafe_file()),
    };
    let clean = picture::clean(bytes).ok_or_else(unsafe_file)?;
    let address = format!("assets/{}.{}", Key::of(&clean.bytes).short(), clean.extension);
    let src = desk.to(&address);
    let path = OutPath::new(address).expect("a hash is a plain name");
    desk.notes.borrow_mut().files.push((path, clean.bytes));
    Ok(ImageTarget { src, width: clean.size.map(|size| size.0), height: clean.size.map(|size| size.1) })
}

/// The address of a file that is published as it is, if a path leads to one.
pub fn published(desk: &Desk, folder: &str, path: &str) -> Option<String> {
    let source = SourcePath::resolve(folder, path)?;
    let inside = source.as_str().strip_prefix("content/media/static/")?;
    desk.press.snapshot.find(source.as_str()).map(|_| inside.to_owned())
}

/// The address of the page that a Markdown file of the site makes.
pub fn page_of(desk: &Desk, path: &str) -> Option<String> {
    let Some(Role::Text { text, suffix }) = role(path) else { return None };
    let model = desk.model();
    let id = |id: &str| crate::model::id::Id::new(id);
    let subject = match &text {
        TextRole::Testimonial(own) => Subject::Testimonial(id(own)?),
        TextRole::Chapter { notebook, id: chapter } => Subject::Chapter(id(notebook)?, id(chapter)?),
        TextRole::News(own) => Subject::News(id(own)?),
        TextRole::Page(own) if own == "index" => Subject::Home,
        TextRole::Page(own) => Subject::Free(own.clone()),
        TextRole::Enterprise(own) => Subject::Enterprise(id(own)?),
        TextRole::Assessment { enterprise, id: assessment } => Subject::Assessment(id(enterprise)?, id(assessment)?),
        TextRole::Federation(own) => Subject::Federation(id(own)?),
        TextRole::Partner(own) => Subject::Partner(id(own)?),
        TextRole::Topic(own) => Subject::Topic(id(own)?),
        TextRole::Indicator(own) => Subject::Indicator(id(own)?),
    };
    let lang = suffix
        .and_then(|suffix| crate::model::sources::served(&suffix, &model.languages))
        .and_then(|index| Lang::all(model.languages.len()).nth(index));
    let routes = &desk.plan().routes;
    routes.address(&subject, desk.lang()).or_else(|| routes.address(&subject, lang.unwrap_or(Lang::FIRST))).map(str::to_owned)
}
