//! Timelines in every form authors use, read whole.
