//! Reports put together at random from pieces that each have something to mend.
