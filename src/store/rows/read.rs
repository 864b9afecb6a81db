//! The rows of a stretch of a file, read on any thread and handed on in the order of the file.

use crate::place::{Problem, Problems};
use crate::store::records::{RecordFault, Records};
use crate::store::rows::{Cells, Checked, Kind, Layout, Row};

/// The rows of some records, those alone that are wanted.
pub(super) struct Rows<K: Kind, P> {
    records: Records,
    rows: Vec<Found<K::Terms, P>>,
}

/// A row that is wanted.
struct Found<T, P> {
    /// Its place among the records.
    record: usize,
    terms: Option<T>,
    /// What else was found out about it.
    prepared: P,
    /// Everything that is wrong with it by itself.
    problems: Vec<Problem>,
}

impl<K: Kind, P> Rows<K, P> {
    /// Reads the records from one on.
    pub(super) fn of(
        records: Records,
        from: usize,
        layout: &Layout,
        wanted: impl Fn(&Cells<'_, '_>) -> bool,
        prepare: impl Fn(&Row<'_, '_, K>) -> P,
    ) -> Self {
        let cells = records.iter().map(|record| Cells::new(record, layout)).enumerate().skip(from);
        let rows = cells.filter(|(_, cells)| wanted(cells)).map(|(record, cells)| {
            let mut problems = Vec::new();
            let mut row = Checked::new(cells, &mut problems);
            let terms = if row.is_well_formed() { K::terms(&mut row) } else { None };
            let prepared = prepare(&Row { cells, terms });
            Found { record, terms, prepared, problems }
        });
        let rows = rows.collect();
        Self { records, rows }
    }

    /// Hands the rows on, each after the problems that it has by itself.
    ///
    /// # Errors
    /// What keeps more of the file from being read.
    pub(super) fn hand_on(
        mut self,
        layout: &Layout,
        problems: &mut Problems,
        each: &mut impl FnMut(Row<'_, '_, K>, P, &mut Problems),
    ) -> Result<(), RecordFault> {
        let mut records = self.records.iter().enumerate();
        for found in self.rows {
            found.problems.into_iter().for_each(|problem| problems.push(problem));
            let record = records.find(|(at, _)| *at == found.record);
            if let Some((_, record)) = record {
                each(Row { cells: Cells::new(record, layout), terms: found.terms }, found.prepared, problems);
            }
        }
        drop(records);
        self.records.take_fault().map_or(Ok(()), Err)
    }
}
