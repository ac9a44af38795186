//! The search engine: schema, tokenizer, query language, ranking and hits; no IO.
