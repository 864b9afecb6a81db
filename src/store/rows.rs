//! The columns of the CSV files of a book, and their rows as typed values: what reading, listing and adding share.
