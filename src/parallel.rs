//! Work split over threads, its results in order: how many threads there are never shows in them.
//!
//! Why not rayon, whose parallel iterators gather all results before the first is used: a year's output is as large as
//! its input and is written while the rest of it is still being computed.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::thread;

/// How many items may be under way for each thread: one being worked on, one that waits.
const UNDER_WAY: usize = 2;

/// An item, and where its result goes.
type Job<T, U> = (T, SyncSender<U>);

/// Does `work` on every item, on as many threads as are given with this one, and hands the results to `take` on this
/// one, in the order of the items. Items are asked for on this thread too, a few more than there are threads ahead of
/// what is taken.
///
/// # Errors
/// The first one of `take`; nothing is taken after it.
pub fn in_order<T: Send, U: Send, E>(
    threads: NonZeroUsize,
    mut items: impl Iterator<Item = T>,
    work: impl Fn(T) -> U + Sync,
    mut take: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    if threads.get() == 1 {
        return items.try_for_each(|item| take(work(item)));
    }
    let (give, jobs) = channel::<Job<T, U>>();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        let give = give;
        (1..threads.get()).for_each(|_| drop(scope.spawn(|| while do_next(&jobs, &work) {})));
        let mut under_way = VecDeque::with_capacity(UNDER_WAY * threads.get());
        loop {
            give_out(&mut items, &give, &mut under_way, UNDER_WAY * threads.get());
            let Some(first) = under_way.pop_front() else { return Ok(()) };
            let Some(result) = result_of(&first, &jobs, &work) else { return Ok(()) };
            take(result)?;
        }
    })
}

/// Emptied things, to be used again for a later item: each would grow from nothing, and be copied several times, once for
/// every item.
#[derive(Debug)]
pub struct Spare<T>(Mutex<Vec<T>>);

impl<T> Default for Spare<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Spare<T> {
    /// One of them, if there is one.
    pub fn take(&self) -> Option<T> {
        self.0.lock().ok().and_then(|mut spare| spare.pop())
    }

    /// Keeps one that was emptied.
    pub fn keep(&self, emptied: T) {
        if let Ok(mut spare) = self.0.lock() {
            spare.push(emptied);
        }
    }
}

/// Gives out items until so many are under way.
fn give_out<T, U>(
    items: &mut impl Iterator<Item = T>,
    give: &Sender<Job<T, U>>,
    under_way: &mut VecDeque<Receiver<U>>,
    most: usize,
) {
    let free = most - under_way.len();
    for item in items.take(free) {
        let (answer, result) = sync_channel(1);
        // The other end lives as long as this thread waits for results.
        if give.send((item, answer)).is_ok() {
            under_way.push_back(result);
        }
    }
}

/// Waits for the next job and does it; `false` where there will be none any more.
fn do_next<T, U>(jobs: &Mutex<Receiver<Job<T, U>>>, work: &impl Fn(T) -> U) -> bool {
    let job = jobs.lock().ok().and_then(|jobs| jobs.recv().ok());
    job.map(|job| do_job(job, work)).is_some()
}

/// The result that is waited for; until it is there, this thread works too. `None` where the thread that had it panicked.
fn result_of<T, U>(
    wanted: &Receiver<U>,
    jobs: &Mutex<Receiver<Job<T, U>>>,
    work: &impl Fn(T) -> U,
) -> Option<U> {
    loop {
        match wanted.try_recv() {
            Ok(result) => return Some(result),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        // A thread that waits for a job holds the lock: then there is none.
        match jobs.try_lock().ok().and_then(|jobs| jobs.try_recv().ok()) {
            Some(job) => do_job(job, work),
            None => return wanted.recv().ok(),
        }
    }
}

fn do_job<T, U>((item, answer): Job<T, U>, work: &impl Fn(T) -> U) {
    // Nobody waits for it any more where `take` has failed.
    let _ = answer.send(work(item));
}

#[cfg(test)]
mod tests;
