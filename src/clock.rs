//! The one place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;

use crate::db::Moment;

/// What time it is: the machine's clock, or in tests one that is moved by hand. Cheap to clone.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `moment` until it is moved.
    pub fn standing_at(moment: Moment) -> Self {
        Self(Some(Arc::new(AtomicI64::new(moment.micros()))))
    }

    /// The moment it is now.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
    pub fn now(&self) -> Moment {
        match &self.0 {
            None => Timestamp::now().into(),
            Some(standing) => Moment::from_micros(standing.load(Ordering::SeqCst)),
        }
    }

    /// Moves a standing clock on; the machine's clock stays as it is.
    pub fn pass(&self, length: Duration) {
        if let Some(standing) = &self.0 {
            let micros = i64::try_from(length.as_micros()).unwrap_or(i64::MAX);
            standing.fetch_add(micros, Ordering::SeqCst);
        }
    }
}
