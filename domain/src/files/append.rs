//! Takes the next bytes of an upload that is sent in pieces; whatever has come stays, however the connection ends.

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};

use super::arrive::too_large;
use super::checksum::{Checksum, Verifier};
use super::entity::upload_piece;
use super::policy::{Action, Relation, decide};
use super::resumable::{Progress, progress};
use super::rules::{MAX_PIECES, PIECE};
use super::sink::{discard, silent};
use super::{FileState, assemble, queries, store};
use crate::kernel::{Context, Error, FileId, Permit, Result, UploadPieceId, Viewer, crash};

/// What comes with the bytes.
#[derive(Clone, Debug, Default)]
pub struct Append {
    /// Where the sender believes the upload stands.
    pub offset: u64,
    /// How many bytes the sender announced for this request.
    pub announced: Option<u64>,
    /// What they hash to; then all of them count or none.
    pub checksum: Option<Checksum>,
}

/// Adds bytes at the offset. They are kept in pieces as they come, so that a kill or a broken connection loses at most
/// one piece. Of two who send at the same offset one wins.
///
/// # Errors
/// `Conflict` at another offset, `Refused` with `file.too_large`, `file.checksum`, `file.pieces` or
/// `file.upload_ended`; what has been kept until then stays.
pub async fn append<S, E>(ctx: &Context, file: FileId, what: Append, body: S) -> Result<Progress>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let known = progress(ctx, file).await?;
    if known.state != FileState::Pending || known.offset != what.offset {
        return Err(elsewhere(known.offset));
    }
    let permit = decide(Relation::Bearer, known.state, Action::Upload).permit()?;
    let end = known.length.unwrap_or(known.max_size);
    let announced = what.announced.unwrap_or_default();
    if known.offset.saturating_add(announced) > end {
        return Err(too_large(end));
    }
    if queries::piece_count(ctx.db.reader(), file).await? >= MAX_PIECES {
        return Err(Error::refused(
            "file.pieces",
            "",
            "The file came in too many small pieces. Begin a new upload and send larger ones.",
        ));
    }
    let mut appender = Appender {
        ctx,
        permit,
        file,
        length: known.length,
        offset: known.offset,
        end,
        buffer: BytesMut::new(),
        held: Vec::new(),
        verifier: what.checksum.map(Checksum::verifier),
    };
    if let Err(error) = appender.take(body).await {
        appender.let_go().await;
        return Err(error);
    }
    progress(ctx, file).await
}

fn elsewhere(offset: u64) -> Error {
    Error::Conflict(format!("The upload stands at byte {offset}. Ask how far it is and go on from there."))
}

struct Appender<'a> {
    ctx: &'a Context,
    permit: Permit,
    file: FileId,
    length: Option<u64>,
    /// Behind the last piece that lies in the store.
    offset: u64,
    end: u64,
    buffer: BytesMut,
    /// Pieces that lie in the store and are not written down yet.
    held: Vec<upload_piece::Model>,
    verifier: Option<Verifier>,
}

impl Appender<'_> {
    async fn take<S, E>(&mut self, body: S) -> Result<()>
    where
        S: Stream<Item = Result<Bytes, E>>,
    {
        let mut body = std::pin::pin!(body);
        let mut broken = false;
        while let Some(chunk) = body.next().await {
            let Ok(chunk) = chunk else {
                broken = true;
                break;
            };
            let held = self.buffer.len().saturating_add(chunk.len());
            if self.offset.saturating_add(u64::try_from(held).map_err(Error::internal)?) > self.end {
                return Err(too_large(self.end));
            }
            if let Some(verifier) = &mut self.verifier {
                verifier.update(&chunk);
            }
            self.buffer.extend_from_slice(&chunk);
            while self.buffer.len() >= PIECE {
                let piece = self.buffer.split_to(PIECE).freeze();
                self.keep(piece).await?;
            }
        }
        if broken && self.verifier.is_some() {
            return Err(broke_off());
        }
        if !self.buffer.is_empty() {
            let piece = self.buffer.split().freeze();
            self.keep(piece).await?;
        }
        if self.verifier.take().is_some_and(|verifier| !verifier.holds()) {
            return Err(Error::refused(
                "file.checksum",
                "",
                "The piece arrived changed. None of it was kept; send it again.",
            ));
        }
        self.write_down().await?;
        if broken { Err(broke_off()) } else { Ok(()) }
    }

    /// Puts a piece into the store, and writes it down unless its checksum is still to be seen.
    async fn keep(&mut self, bytes: Bytes) -> Result<()> {
        let id: UploadPieceId = self.ctx.id();
        let size = i64::try_from(bytes.len()).map_err(Error::internal)?;
        let piece = upload_piece::Model {
            id,
            file_id: self.file,
            begins_at: i64::try_from(self.offset).map_err(Error::internal)?,
            size,
            object_key: format!("uploads/{}/{id}", self.file),
            created_at: self.ctx.now(),
        };
        let path = Path::from(piece.object_key.as_str());
        self.ctx.store.put(&path, PutPayload::from_bytes(bytes)).await.map_err(silent)?;
        crash::point("upload.piece_stored");
        self.offset = self.offset.saturating_add(u64::try_from(size).map_err(Error::internal)?);
        self.held.push(piece);
        if self.verifier.is_none() { self.write_down().await } else { Ok(()) }
    }

    async fn write_down(&mut self) -> Result<()> {
        let Some(first) = self.held.first() else { return Ok(()) };
        let begins_at = u64::try_from(first.begins_at).map_err(Error::internal)?;
        let mut tx = self.ctx.begin(&Viewer::System).await?;
        if !store::append(&tx, &self.permit, self.file, &self.held).await? {
            drop(tx);
            let now = progress(self.ctx, self.file).await?;
            return Err(elsewhere(if now.state == FileState::Pending { now.offset } else { begins_at }));
        }
        if self.length == Some(self.offset) {
            tx.enqueue(assemble::job(self.file)).await?;
        }
        tx.commit().await?;
        crash::point("upload.piece_written_down");
        self.held.clear();
        Ok(())
    }

    /// Removes pieces that nothing refers to.
    async fn let_go(&mut self) {
        for piece in self.held.drain(..) {
            discard(self.ctx, &Path::from(piece.object_key.as_str())).await;
        }
    }
}

fn broke_off() -> Error {
    Error::refused("file.incomplete", "", "The upload broke off. Ask how far it is and go on from there.")
}
