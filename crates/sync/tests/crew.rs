//! OS threads that stay a while: all work is done, also work that waits for other work.

use std::sync::mpsc::channel;

use minipy_sync::Crew;

#[test]
fn all_work_is_done() {
    let crew = Crew::new(1 << 20);
    let (tell, told) = channel();
    for number in 0..200 {
        let tell = tell.clone();
        crew.start(move || tell.send(number).expect("the test listens")).expect("there are threads");
        // One after the other, then many at once.
        if number < 100 {
            assert_eq!(told.recv(), Ok(number));
        }
    }
    let mut rest: Vec<i32> = told.iter().take(100).collect();
    rest.sort_unstable();
    assert_eq!(rest, (100..200).collect::<Vec<i32>>());
}

#[test]
fn no_work_waits_for_a_thread_that_is_busy() {
    let crew = Crew::new(1 << 20);
    let (tell, told) = channel();
    for _ in 0..50 {
        let ((ask, asked), (answer, answered)) = (channel(), channel());
        let tell = tell.clone();
        let first = move || {
            ask.send(()).expect("the other listens");
            answered.recv().expect("the other answers");
            tell.send(()).expect("the test listens");
        };
        crew.start(first).expect("there are threads");
        let second = move || {
            asked.recv().expect("the other asks");
            answer.send(()).expect("the other listens");
        };
        crew.start(second).expect("there are threads");
        told.recv().expect("both are done");
    }
}
