//! Which units of the year a row is charged for (rules 3 and 4).
