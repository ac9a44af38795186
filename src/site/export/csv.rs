//! Tables as CSV: RFC 4180, with a head and a line end that every spreadsheet takes.

/// A CSV file in the making.
pub(super) struct Csv {
    writer: csv::Writer<Vec<u8>>,
}

impl Csv {
    /// Starts a file with the names of its columns.
    pub(super) fn new<'a>(head: impl IntoIterator<Item = &'a str>) -> Self {
        let mut writer = csv::WriterBuilder::new();
        let writer = writer.terminator(csv::Terminator::CRLF).flexible(true);
        let mut csv = Self { writer: writer.from_writer(Vec::new()) };
        csv.row(head);
        csv
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) {
        self.writer.write_record(cells).expect("rows of any length may be written to memory");
    }

    /// Returns the whole file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("writing to memory does not fail")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_quotes_gets_them() {
        let mut csv = Csv::new(["a", "b"]);
        csv.row(["x, \"y\"", "line\nbreak"]);
        csv.row(["", ""]);
        let text = String::from_utf8(csv.into_bytes()).expect("it was text");
        assert_eq!(text, "a,b\r\n\"x, \"\"y\"\"\",\"line\nbreak\"\r\n,\r\n");
    }
}
