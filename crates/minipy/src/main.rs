//! The program `minipy`; all it does is in the library.

use minipy::{INTERNAL_ERROR, STACK_SIZE, arguments, report_to_stderr, run};

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        report_to_stderr(&format!(
            "minipy: a mistake inside minipy{place} ended the program; please report it with the script that shows it.\n"
        ));
        std::process::exit(INTERNAL_ERROR);
    }));
    let status = match arguments::parse(std::env::args_os().skip(1).collect()) {
        Ok(command) => run_on_large_stack(command),
        Err(refusal) => refusal.tell(),
    };
    // Threads that still wait for the GIL end with the process.
    std::process::exit(status)
}

fn run_on_large_stack(command: arguments::Command) -> i32 {
    let runner = std::thread::Builder::new().name("main".to_owned()).stack_size(STACK_SIZE);
    match runner.spawn(move || run(&command)).map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => status,
        Ok(Err(_)) => INTERNAL_ERROR,
        Err(error) => {
            report_to_stderr(&format!(
                "minipy: the system gives no thread with a stack of {} MiB ({error}); raise its limit (ulimit -v)\n",
                STACK_SIZE >> 20
            ));
            INTERNAL_ERROR
        }
    }
}
