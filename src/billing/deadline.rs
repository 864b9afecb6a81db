//! The last day to answer a request, by working days.

use crate::calendar::{Day, Moment};
use crate::catalog::{Catalog, Service};
use crate::place::{Code, Place, Problem};

/// Until when a request must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The day on which the request counts as received, which is not counted itself.
    pub counts_as: Day,
    /// The first working day that is counted.
    pub counted_from: Day,
    /// The last day to answer.
    pub last_day: Day,
    /// How many working days the service has for it.
    pub working_days: u16,
}

/// The last day to answer a request to a service.
///
/// The day of receipt is not counted; Saturdays, Sundays and Czech holidays are not either. A request that comes on a
/// working day after closing time counts as received on the next day. The closing time is that of the service, else of
/// the first service of the catalog that has opening hours; without a time, or without any opening hours, the day alone
/// decides. So a later request never has an earlier last day.
///
/// # Errors
/// [`Code::NoResponseDays`] at a service that promises no answer within a time.
pub fn deadline(catalog: &Catalog, service: &Service, received: Moment) -> Result<Deadline, Problem> {
    let working_days = service.response_days.ok_or_else(|| {
        let place = Place::line(catalog.file.to_string(), service.line).field("response_days");
        Problem::error(Code::NoResponseDays).with(&service.id).at(place)
    })?;
    let counts_as = match is_after_closing(catalog, service, received) {
        true => received.day.plus_days(1),
        false => received.day,
    };
    Ok(Deadline {
        counts_as,
        counted_from: counts_as.next_working_day(),
        last_day: counts_as.plus_working_days(working_days),
        working_days,
    })
}

/// On a day of rest nobody waits for closing time: it is not counted anyway.
fn is_after_closing(catalog: &Catalog, service: &Service, received: Moment) -> bool {
    let has_hours = |service: &&Service| !service.hours.is_empty();
    let open = Some(service).filter(has_hours).or_else(|| catalog.services.iter().find(has_hours));
    let Some((open, time)) = open.zip(received.time).filter(|_| received.day.is_working_day()) else {
        return false;
    };
    open.hours_on(received.day.weekday()).is_none_or(|hours| time > hours.closes)
}

#[cfg(test)]
mod tests;
