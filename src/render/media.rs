//! Media: pictures and other files that pages ask for, and what a path in a text leads to.
//!
//! A page only orders pictures, in the sizes that their places ask for; they are made once for the whole site.
//! Whatever cannot be shown safely is refused (E25).

use std::collections::BTreeSet;

use super::desk::{Desk, Ordered};
use super::image::{self, Gallery, Order, Room};
use super::press::{Logo, Press};
use super::prose::ImageTarget;
use super::view::Picture;
use crate::finding::{FileTrouble, Place, Problem};
use crate::localized::Lang;
use crate::model::focus::Focus;
use crate::model::load::refused;
use crate::model::sources::{Role, TextRole, role};
use crate::nearest::nearest;
use crate::path::{OutPath, SourcePath};
use crate::plan::page::Subject;
use crate::snapshot::{Content, FileId, Snapshot};
use crate::source::decode::Located;

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

/// A picture as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its address, relative to the page.
    pub src: String,
    /// Its other widths: the value of `srcset`, where there are any.
    pub srcset: Option<String>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A picture of the site in its place on a page: ordered in the sizes that this place asks for.
pub fn picture(desk: &Desk, (path, place): (&str, Place), room: Room) -> Result<Shown, Problem> {
    let file = find(desk.press.snapshot, place.file, path)?;
    let original = desk.press.gallery.original(desk.press.snapshot, file);
    let original = original.map_err(|trouble| Problem::File { file: path.to_owned(), trouble })?;
    let candidates = image::candidates(file, &original, room);
    let (usual, order) = &candidates.orders[candidates.usual];
    let choice = |(path, order): &(OutPath, Order)| format!("{} {}w", desk.to(path.as_str()), order.size.0);
    let srcset = (candidates.orders.len() > 1).then(|| candidates.orders.iter().map(choice).collect::<Vec<_>>().join(", "));
    let shown = Shown { src: desk.to(usual.as_str()), srcset, width: order.size.0, height: order.size.1 };
    let ordered = candidates.orders.into_iter().map(|(path, order)| Ordered { path, order, place });
    desk.notes.borrow_mut().pictures.extend(ordered);
    Ok(shown)
}

/// Every path at which some page could publish a picture of the site: in each size, and cut around each point that
/// its authors chose. Nothing is made to know that.
pub fn possible(press: &Press) -> BTreeSet<OutPath> {
    let photos = press.plan.model.enterprises.values().filter_map(|enterprise| enterprise.portrait.photo.as_ref());
    let mut focuses: BTreeSet<Focus> = photos.filter_map(|photo| photo.focus).collect();
    focuses.insert(Focus::default());
    let cards = focuses.into_iter().map(Room::Card);
    let rooms: Vec<Room> = cards.chain([Room::Wide, Room::Sheet, Room::Logo, Room::Face(Focus::FACE)]).collect();
    let mut paths = BTreeSet::new();
    for (id, _) in press.snapshot.numbered() {
        let Ok(original) = press.gallery.original(press.snapshot, id) else { continue };
        let candidates = rooms.iter().flat_map(|room| image::candidates(id, &original, *room).orders);
        paths.extend(candidates.map(|(path, _)| path));
    }
    paths
}

/// What was ordered of a picture, made alone or remembered.
pub fn developed(press: &Press, order: &Order) -> Option<Vec<u8>> {
    let original = press.gallery.original(press.snapshot, order.file).ok()?;
    let key = order.key(&original);
    if let Some(bytes) = press.memory.recall(&key).filter(|bytes| order.is_met_by(bytes)) {
        return Some(bytes);
    }
    let made = image::develop(&original, image::bytes(press.snapshot, order.file), &[order]).ok()?;
    made.into_iter().next().inspect(|bytes| press.memory.keep(&key, bytes))
}

/// The site's mark, whose path starts from `content/`.
pub fn logo((snapshot, gallery): (&Snapshot, &Gallery), written: Option<&Located<String>>) -> Logo {
    let Some(Located { value: path, place }) = written else { return Logo::default() };
    let mut logo = Logo::default();
    let original = find(snapshot, place.file, path).and_then(|file| {
        let original = gallery.original(snapshot, file).map_err(|trouble| Problem::File { file: path.clone(), trouble })?;
        Ok((file, original))
    });
    match original {
        Ok((file, original)) => {
            let candidates = image::candidates(file, &original, Room::Logo);
            let (usual, order) = &candidates.orders[candidates.usual];
            let (width, height) = order.size;
            logo.picture = Some(Picture { src: usual.as_str().to_owned(), width, height, ..Picture::default() });
            logo.ordered = candidates.orders.into_iter().map(|(path, order)| Ordered { path, order, place: *place }).collect();
        }
        Err(problem) => logo.findings.add(problem, *place),
    }
    logo
}

/// A picture in a text, as wide as the text.
pub fn image(desk: &Desk, path: &str, place: Place) -> Result<ImageTarget, Problem> {
    let shown = picture(desk, (path, place), Room::Wide)?;
    Ok(ImageTarget { src: shown.src, srcset: shown.srcset, width: Some(shown.width), height: Some(shown.height) })
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
